import { type OpenString, type TaskProps, task } from '@sfn-tasks/core';
import type { IProjectRef } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type RetryBuildBatchRequest, retryBuildBatch } from './api.generated';
import { allowOnBuilds } from './permissions';

/** Props of {@link CodeBuildRetryBuildBatch}. */
export interface CodeBuildRetryBuildBatchProps extends TaskProps<RetryBuildBatchRequest> {
  /** The identifier or ARN of the batch. */
  readonly id: string;
  /**
   * Which builds of the batch are tried again.
   *
   * @default - as CodeBuild decides
   */
  readonly retryType?: OpenString<'RETRY_ALL_BUILDS' | 'RETRY_FAILED_BUILDS'>;
  /**
   * The identity of the request within 5 minutes: the same one starts nothing twice.
   *
   * @default - none
   */
  readonly idempotencyToken?: string;
  /**
   * The project; narrows the permission, and is no part of the request.
   *
   * @default - the project that the identifier names; any of the account where an expression yields it
   */
  readonly project?: IProjectRef;
}

/**
 * Tries builds of a batch again; with the pattern `RUN_JOB`, waits for the end of the batch and yields it.
 *
 * AWS publishes no managed rule for it: Step Functions looks at the batch from time to time.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildRetryBuildBatch } from '@sfn-tasks/codebuild';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new CodeBuildRetryBuildBatch(new Stack(), 'Try the failed builds again', {
 *   id: JsonPath.stringAt('$.BuildBatch.Id'),
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class CodeBuildRetryBuildBatch extends task<CodeBuildRetryBuildBatchProps, RetryBuildBatchRequest>({
  api: retryBuildBatch,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: ({ id, retryType, idempotencyToken }) => ({
    Id: id,
    RetryType: retryType,
    IdempotencyToken: idempotencyToken,
  }),
  policies: ({ id, project }, task) => {
    const actions = task.runsJob ? ['RetryBuildBatch', 'StopBuildBatch', 'BatchGetBuildBatches'] : ['RetryBuildBatch'];
    return [allowOnBuilds(task, actions, [id], project)];
  },
}) {}
