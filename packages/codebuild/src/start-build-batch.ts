import { type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import {
  type ProjectBuildBatchConfig as ProjectBuildBatchConfigRequest,
  type StartBuildBatchRequest,
  startBuildBatch,
} from './api.generated';
import type { ProjectBuildBatchConfig } from './build-batch-config';
import type { BuildOverrides } from './build-overrides';
import { allowOnProject, passServiceRole } from './permissions';
import { renderOverrides } from './render-overrides';

/** Props of {@link CodeBuildStartBuildBatch}. */
export interface CodeBuildStartBuildBatchProps extends TaskProps<StartBuildBatchRequest>, BuildOverrides {
  /**
   * How the batch runs.
   *
   * @default - as the project says
   */
  readonly buildBatchConfigOverride?: ProjectBuildBatchConfig;
  /**
   * How many minutes each build may take, 5 to 2160.
   *
   * @default - as the project says
   */
  readonly buildTimeoutInMinutesOverride?: Value<number>;
  /**
   * Whether the provider of the source gets to know how the batch ends.
   *
   * @default - as the project says
   */
  readonly reportBuildBatchStatusOverride?: Value<boolean>;
}

/**
 * Starts a batch of builds of a CodeBuild project; with the pattern `RUN_JOB`, waits for its end and yields the batch.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildStartBuildBatch } from '@sfn-tasks/codebuild';
 * import { Stack } from 'aws-cdk-lib';
 * import { Project } from 'aws-cdk-lib/aws-codebuild';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new CodeBuildStartBuildBatch(stack, 'Build for all systems', {
 *   project: Project.fromProjectName(stack, 'Tool', 'tool'),
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   buildBatchConfigOverride: { restrictions: { maximumBuildsAllowed: 4 } },
 * });
 */
export class CodeBuildStartBuildBatch extends task<CodeBuildStartBuildBatchProps, StartBuildBatchRequest>({
  api: startBuildBatch,
  convertedProps: ['environmentVariablesOverride{}', 'buildBatchConfigOverride{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  runJobRule: 'StepFunctionsGetEventForCodeBuildStartBuildBatchRule',
  parameters: ({ buildBatchConfigOverride, ...props }, task) => {
    const { serviceRole, ...config } = buildBatchConfigOverride ?? {};
    const override = buildBatchConfigOverride && { ...config, serviceRole: serviceRole?.roleArn };
    return renderOverrides(startBuildBatch, { ...props, buildBatchConfigOverride: override }, task);
  },
  policies: ({ project }, task) => {
    const actions = task.runsJob ? ['StartBuildBatch', 'StopBuildBatch', 'BatchGetBuildBatches'] : ['StartBuildBatch'];
    const config = task.request['BuildBatchConfigOverride'] as ProjectBuildBatchConfigRequest | undefined;
    return [
      allowOnProject(task, actions, project),
      ...passServiceRole(task, task.request['ServiceRoleOverride']),
      ...passServiceRole(task, config?.ServiceRole),
    ];
  },
}) {}
