import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StopApplicationRequest, stopApplication } from './api.generated';
import { applicationArn } from './application-arn';
import { APPLICATION_RULE } from './managed-rules';

/** Props of {@link EmrServerlessStopApplication}. */
export interface EmrServerlessStopApplicationProps extends TaskProps<StopApplicationRequest> {
  /** The id of the application, which has no jobs running. */
  readonly applicationId: string;
}

/**
 * Stops an EMR Serverless application and releases its initial capacity; with the pattern `RUN_JOB`, waits until it is stopped.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EMR Serverless's `GetApplication`. Nor is it confirmed how
 * Step Functions names the errors of EMR Serverless.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 *
 * @example
 * import { EmrServerlessStopApplication } from '@sfn-tasks/emr-serverless';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new EmrServerlessStopApplication(new Stack(), 'Stop the application', {
 *   applicationId: '00fabcdef01525k9',
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class EmrServerlessStopApplication extends task<EmrServerlessStopApplicationProps, StopApplicationRequest>({
  api: stopApplication,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  runJobRule: APPLICATION_RULE,
  parameters: ({ applicationId }) => ({ ApplicationId: applicationId }),
  policies: ({ applicationId }, task) => {
    const actions = ['emr-serverless:StopApplication'];
    if (task.runsJob) actions.push('emr-serverless:GetApplication');
    return [allow(actions, applicationArn(task, applicationId))];
  },
}) {}
