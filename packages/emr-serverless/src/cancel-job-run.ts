import { allow, durationIn, type TaskProps, task } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CancelJobRunRequest, cancelJobRun } from './api.generated';
import { jobRunArn } from './application-arn';
import { JOB_RULE } from './managed-rules';

/** Props of {@link EmrServerlessCancelJobRun}. */
export interface EmrServerlessCancelJobRunProps extends TaskProps<CancelJobRunRequest> {
  /** The id of the application. */
  readonly applicationId: string;
  /** The id of the run. */
  readonly jobRunId: string;
  /**
   * How long a streaming job may take to end by itself, in whole seconds.
   *
   * @default - as EMR Serverless chooses
   */
  readonly shutdownGracePeriod?: Duration;
}

/**
 * Cancels a run of a job of EMR Serverless; with the pattern `RUN_JOB`, waits until it is cancelled.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EMR Serverless's `GetJobRun`. Nor is it confirmed how
 * Step Functions names the errors of EMR Serverless.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EmrServerlessCancelJobRun } from '@sfn-tasks/emr-serverless';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrServerlessCancelJobRun(new Stack(), 'Cancel the run', {
 *   applicationId: '00fabcdef01525k9',
 *   jobRunId: JsonPath.stringAt('$.JobRunId'),
 * });
 */
export class EmrServerlessCancelJobRun extends task<EmrServerlessCancelJobRunProps, CancelJobRunRequest>({
  api: cancelJobRun,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  runJobRule: JOB_RULE,
  parameters: ({ applicationId, jobRunId, shutdownGracePeriod }) => ({
    ApplicationId: applicationId,
    JobRunId: jobRunId,
    ShutdownGracePeriodInSeconds: durationIn(shutdownGracePeriod, 'seconds'),
  }),
  policies: ({ applicationId, jobRunId }, task) => {
    const actions = ['emr-serverless:CancelJobRun'];
    if (task.runsJob) actions.push('emr-serverless:GetJobRun');
    return [allow(actions, jobRunArn(task, applicationId, jobRunId))];
  },
}) {}
