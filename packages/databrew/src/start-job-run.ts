import { allow, arnInPolicy, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartJobRunRequest, startJobRun } from './api.generated';

/** Props of {@link GlueDataBrewStartJobRun}. */
export interface GlueDataBrewStartJobRunProps extends TaskProps<StartJobRunRequest> {
  /** The name of the job. */
  readonly name: string;
}

/**
 * Starts a run of a DataBrew job; with the pattern `RUN_JOB`, waits for its end and yields the run.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html
 *
 * @example
 * import { GlueDataBrewStartJobRun } from '@sfn-tasks/databrew';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new GlueDataBrewStartJobRun(new Stack(), 'Clean the orders', {
 *   name: 'orders',
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class GlueDataBrewStartJobRun extends task<GlueDataBrewStartJobRunProps, StartJobRunRequest>({
  api: startJobRun,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: ({ name }) => ({ Name: name }),
  policies: ({ name }, task) => {
    const actions = ['databrew:StartJobRun'];
    if (task.runsJob) actions.push('databrew:ListJobRuns', 'databrew:StopJobRun');
    return [allow(actions, arnInPolicy(task, { service: 'databrew', resource: 'job', name }))];
  },
}) {}
