import { type TaskProps, task, type Value } from '@sfn-tasks/core';
import type { IProjectRef } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type BatchDeleteBuildsRequest, batchDeleteBuilds } from './api.generated';
import { allowOnBuilds } from './permissions';

/** Props of {@link CodeBuildBatchDeleteBuilds}. */
export interface CodeBuildBatchDeleteBuildsProps extends TaskProps<BatchDeleteBuildsRequest> {
  /** The identifiers or ARNs of the builds, 1 to 100. */
  readonly ids: Value<readonly string[]>;
  /**
   * The project; narrows the permission, and is no part of the request.
   *
   * @default - the projects that the identifiers name; any of the account where an expression yields one
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
  policies: ({ ids, project }, task) => [allowOnBuilds(task, ['BatchDeleteBuilds'], ids, project)],
}) {}
