import { type TaskProps, task } from '@sfn-tasks/core';
import type { IProjectRef } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StopBuildBatchRequest, stopBuildBatch } from './api.generated';
import { allowOnBuilds } from './permissions';

/** Props of {@link CodeBuildStopBuildBatch}. */
export interface CodeBuildStopBuildBatchProps extends TaskProps<StopBuildBatchRequest> {
  /** The identifier or ARN of the batch. */
  readonly id: string;
  /**
   * The project; narrows the permission, and is no part of the request.
   *
   * @default - the project that the identifier names; any of the account where an expression yields it
   */
  readonly project?: IProjectRef;
}

/**
 * Stops a batch of builds.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildStopBuildBatch } from '@sfn-tasks/codebuild';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new CodeBuildStopBuildBatch(new Stack(), 'Stop the batch', { id: JsonPath.stringAt('$.BuildBatch.Id') });
 */
export class CodeBuildStopBuildBatch extends task<CodeBuildStopBuildBatchProps, StopBuildBatchRequest>({
  api: stopBuildBatch,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ id }) => ({ Id: id }),
  policies: ({ id, project }, task) => [allowOnBuilds(task, ['StopBuildBatch'], [id], project)],
}) {}
