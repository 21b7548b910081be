import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartApplicationRequest, startApplication } from './api.generated';
import { applicationArn } from './application-arn';
import { APPLICATION_RULE } from './managed-rules';

/** Props of {@link EmrServerlessStartApplication}. */
export interface EmrServerlessStartApplicationProps extends TaskProps<StartApplicationRequest> {
  /** The id of the application. */
  readonly applicationId: string;
}

/**
 * Starts an EMR Serverless application and its initial capacity; with the pattern `RUN_JOB`, waits until it is started.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EMR Serverless's `GetApplication`. Nor is it confirmed how
 * Step Functions names the errors of EMR Serverless.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 *
 * @example
 * import { EmrServerlessStartApplication } from '@sfn-tasks/emr-serverless';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new EmrServerlessStartApplication(new Stack(), 'Start the application', {
 *   applicationId: '00fabcdef01525k9',
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class EmrServerlessStartApplication extends task<EmrServerlessStartApplicationProps, StartApplicationRequest>({
  api: startApplication,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  runJobRule: APPLICATION_RULE,
  parameters: ({ applicationId }) => ({ ApplicationId: applicationId }),
  policies: ({ applicationId }, task) => {
    const actions = ['emr-serverless:StartApplication'];
    if (task.runsJob) actions.push('emr-serverless:GetApplication', 'emr-serverless:StopApplication');
    return [allow(actions, applicationArn(task, applicationId))];
  },
}) {}
