import { type TaskProps, task } from '@sfn-tasks/core';
import type { IProjectRef } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StopBuildRequest, stopBuild } from './api.generated';
import { allowOnBuilds } from './permissions';

/** Props of {@link CodeBuildStopBuild}. */
export interface CodeBuildStopBuildProps extends TaskProps<StopBuildRequest> {
  /** The identifier or ARN of the build. */
  readonly id: string;
  /**
   * The project; narrows the permission, and is no part of the request.
   *
   * @default - the project that the identifier names; any of the account where an expression yields it
   */
  readonly project?: IProjectRef;
}

/**
 * Stops a build.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildStopBuild } from '@sfn-tasks/codebuild';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new CodeBuildStopBuild(new Stack(), 'Stop the build', { id: JsonPath.stringAt('$.Build.Id') });
 */
export class CodeBuildStopBuild extends task<CodeBuildStopBuildProps, StopBuildRequest>({
  api: stopBuild,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ id }) => ({ Id: id }),
  policies: ({ id, project }, task) => [allowOnBuilds(task, ['StopBuild'], [id], project)],
}) {}
