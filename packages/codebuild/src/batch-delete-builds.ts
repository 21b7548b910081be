import { type TaskProps, task, type Value } from '@sfn-tasks/core';
import type { IProjectRef } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type BatchDeleteBuildsRequest, batchDeleteBuilds } from './api.generated';
import { allowOnProject } from './permissions';

/** Props of {@link CodeBuildBatchDeleteBuilds}. */
export interface CodeBuildBatchDeleteBuildsProps extends TaskProps<BatchDeleteBuildsRequest> {
  /** The identifiers or ARNs of the builds, 1 to 100. */
  readonly ids: Value<readonly string[]>;
  /**
   * The project; narrows the permission, and is no part of the request.
   *
   * @default - any project of the account
   */
  readonly project?: IProjectRef;
}

/**
 * Deletes builds.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildBatchDeleteBuilds } from '@sfn-tasks/codebuild';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new CodeBuildBatchDeleteBuilds(new Stack(), 'Delete the build', { ids: [JsonPath.stringAt('$.Build.Id')] });
 */
export class CodeBuildBatchDeleteBuilds extends task<CodeBuildBatchDeleteBuildsProps, BatchDeleteBuildsRequest>({
  api: batchDeleteBuilds,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ ids }) => ({ Ids: ids }),
  policies: ({ project }, task) => [allowOnProject(task, ['BatchDeleteBuilds'], project)],
}) {}
