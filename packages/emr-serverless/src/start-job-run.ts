import { allow, durationIn, passRole, requestFrom, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartJobRunRequest, startJobRun } from './api.generated';
import { applicationArn, jobRunArn } from './application-arn';
import { JOB_RULE } from './managed-rules';
import type { EmrServerlessStartJobRunProps } from './start-job-run-props';

/**
 * Runs a job of Spark or Hive on an EMR Serverless application; with the pattern `RUN_JOB`, waits until it has succeeded.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EMR Serverless's `GetJobRun`. Nor is it confirmed how
 * Step Functions names the errors of EMR Serverless.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 *
 * @example
 * import { EmrServerlessStartJobRun } from '@sfn-tasks/emr-serverless';
 * import { Duration, Stack } from 'aws-cdk-lib';
 * import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new EmrServerlessStartJobRun(stack, 'Count the words', {
 *   applicationId: '00fabcdef01525k9',
 *   executionRole: new Role(stack, 'Job role', { assumedBy: new ServicePrincipal('emr-serverless.amazonaws.com') }),
 *   jobDriver: { sparkSubmit: { entryPoint: 's3://my-bucket/wordcount.py' } },
 *   executionTimeout: Duration.hours(1),
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class EmrServerlessStartJobRun extends task<EmrServerlessStartJobRunProps, StartJobRunRequest>({
  api: startJobRun,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  runJobRule: JOB_RULE,
  parameters: ({ applicationId, executionRole, jobDriver, name, configurationOverrides, executionTimeout, tags }) =>
    requestFrom(startJobRun, {
      applicationId,
      executionRoleArn: executionRole.roleArn,
      jobDriver,
      name,
      configurationOverrides,
      executionTimeoutMinutes: durationIn(executionTimeout, 'minutes'),
      tags,
    }),
  policies: ({ applicationId, executionRole }, task) => {
    const onRuns = [
      ...(task.runsJob ? ['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'] : []),
      ...(task.request['Tags'] === undefined ? [] : ['emr-serverless:TagResource']),
    ];
    return [
      allow('emr-serverless:StartJobRun', applicationArn(task, applicationId)),
      ...(onRuns.length > 0 ? [allow(onRuns, jobRunArn(task, applicationId))] : []),
      passRole(executionRole, 'emr-serverless.amazonaws.com'),
    ];
  },
}) {}
