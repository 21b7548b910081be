import { type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartBuildRequest, startBuild } from './api.generated';
import type { BuildOverrides } from './build-overrides';
import type { ProjectFleet } from './environment';
import { allowOnProject, passServiceRole } from './permissions';
import { renderOverrides } from './render-overrides';
import type { BuildStatusConfig } from './source';

/** Props of {@link CodeBuildStartBuild}. */
export interface CodeBuildStartBuildProps extends TaskProps<StartBuildRequest>, BuildOverrides {
  /**
   * How many minutes the build may take, 5 to 2160.
   *
   * @default - as the project says
   */
  readonly timeoutInMinutesOverride?: Value<number>;
  /**
   * How many times the build is tried again when it fails.
   *
   * @default - as the project says
   */
  readonly autoRetryLimitOverride?: Value<number>;
  /**
   * Whether the provider of the source gets to know how the build ends.
   *
   * @default - as the project says
   */
  readonly reportBuildStatusOverride?: Value<boolean>;
  /**
   * What the provider of the source shows.
   *
   * @default - as the project says
   */
  readonly buildStatusConfigOverride?: BuildStatusConfig;
  /**
   * The reserved capacity that the build runs on: a fleet, or the ARN of one.
   *
   * @default - that of the project
   */
  readonly fleetOverride?: ProjectFleet;
  /**
   * The kernel of the build host.
   *
   * @default - that of the project
   */
  readonly hostKernelOverride?: StartBuildRequest['HostKernelOverride'];
}

/**
 * Starts a build of a CodeBuild project; with the pattern `RUN_JOB`, waits for its end and yields the build.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildStartBuild } from '@sfn-tasks/codebuild';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { Project } from 'aws-cdk-lib/aws-codebuild';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new CodeBuildStartBuild(stack, 'Build the site', {
 *   project: Project.fromProjectName(stack, 'Site', 'site'),
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   sourceVersion: JsonPath.stringAt('$.commit'),
 *   environmentVariablesOverride: { STAGE: { value: JsonPath.stringAt('$.stage') } },
 * });
 */
export class CodeBuildStartBuild extends task<CodeBuildStartBuildProps, StartBuildRequest>({
  api: startBuild,
  convertedProps: ['environmentVariablesOverride{}', 'fleetOverride{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  runJobRule: 'StepFunctionsGetEventForCodeBuildStartBuildRule',
  parameters: ({ fleetOverride: fleet, ...props }, task) =>
    renderOverrides(startBuild, { ...props, fleetOverride: fleet && { fleetArn: fleet.fleetArn } }, task),
  policies: ({ project }, task) => [
    allowOnProject(task, task.runsJob ? ['StartBuild', 'StopBuild', 'BatchGetBuilds'] : ['StartBuild'], project),
    ...passServiceRole(task, task.request['ServiceRoleOverride']),
  ],
}) {}
