import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeleteApplicationRequest, deleteApplication } from './api.generated';
import { applicationArn } from './application-arn';
import { APPLICATION_RULE } from './managed-rules';

/** Props of {@link EmrServerlessDeleteApplication}. */
export interface EmrServerlessDeleteApplicationProps extends TaskProps<DeleteApplicationRequest> {
  /** The id of the application, which is stopped. */
  readonly applicationId: string;
}

/**
 * Deletes an EMR Serverless application; with the pattern `RUN_JOB`, waits until it is gone.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EMR Serverless's `GetApplication`. Nor is it confirmed how
 * Step Functions names the errors of EMR Serverless.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 *
 * @example
 * import { EmrServerlessDeleteApplication } from '@sfn-tasks/emr-serverless';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new EmrServerlessDeleteApplication(new Stack(), 'Delete the application', {
 *   applicationId: '00fabcdef01525k9',
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class EmrServerlessDeleteApplication extends task<EmrServerlessDeleteApplicationProps, DeleteApplicationRequest>(
  {
    api: deleteApplication,
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    runJobRule: APPLICATION_RULE,
    parameters: ({ applicationId }) => ({ ApplicationId: applicationId }),
    policies: ({ applicationId }, task) => {
      const actions = ['emr-serverless:DeleteApplication'];
      if (task.runsJob) actions.push('emr-serverless:GetApplication');
      return [allow(actions, applicationArn(task, applicationId))];
    },
  },
) {}
