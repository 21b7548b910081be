import { type TaskProps, task } from '@sfn-tasks/core';
import type { IProjectRef } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeleteBuildBatchRequest, deleteBuildBatch } from './api.generated';
import { allowOnBuilds } from './permissions';

/** Props of {@link CodeBuildDeleteBuildBatch}. */
export interface CodeBuildDeleteBuildBatchProps extends TaskProps<DeleteBuildBatchRequest> {
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
 * Deletes a batch of builds, with the builds in it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildDeleteBuildBatch } from '@sfn-tasks/codebuild';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new CodeBuildDeleteBuildBatch(new Stack(), 'Delete the batch', { id: JsonPath.stringAt('$.BuildBatch.Id') });
 */
export class CodeBuildDeleteBuildBatch extends task<CodeBuildDeleteBuildBatchProps, DeleteBuildBatchRequest>({
  api: deleteBuildBatch,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ id }) => ({ Id: id }),
  policies: ({ id, project }, task) => [allowOnBuilds(task, ['DeleteBuildBatch'], [id], project)],
}) {}
