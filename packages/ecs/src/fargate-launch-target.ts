import { memberFrom } from '@sfn-tasks/core';
import { type FargatePlatformVersion, LaunchType, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { runTask } from './api.generated';
import type { CapacityProviderOptions } from './capacity-provider-options';
import type { EcsLaunchTargetConfig, IEcsLaunchTarget, LaunchTargetBindOptions } from './launch-target';
import type { EcsRunTask } from './run-task';

/** Options of {@link EcsFargateLaunchTarget}. */
export interface EcsFargateLaunchTargetOptions {
  /**
   * The version of the Fargate platform.
   *
   * @default - the latest
   */
  readonly platformVersion?: FargatePlatformVersion;
  /**
   * The capacity providers to use in place of the launch type, such as FARGATE_SPOT.
   *
   * @default - launch type FARGATE
   */
  readonly capacityProviderOptions?: CapacityProviderOptions;
}

/**
 * Runs a task on AWS Fargate.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate.html
 *
 * @example
 * import { EcsFargateLaunchTarget } from '@sfn-tasks/ecs';
 * import { FargatePlatformVersion } from 'aws-cdk-lib/aws-ecs';
 *
 * const launchTarget = new EcsFargateLaunchTarget({ platformVersion: FargatePlatformVersion.VERSION1_4 });
 */
export class EcsFargateLaunchTarget implements IEcsLaunchTarget {
  constructor(private readonly options: EcsFargateLaunchTargetOptions = {}) {}

  public bind(_task: EcsRunTask, { taskDefinition }: LaunchTargetBindOptions): EcsLaunchTargetConfig {
    const { platformVersion, capacityProviderOptions: providers } = this.options;
    return {
      parameters: {
        LaunchType: providers === undefined ? LaunchType.FARGATE : undefined,
        CapacityProviderStrategy: memberFrom(runTask, 'CapacityProviderStrategy', providers?.strategy),
        PlatformVersion: platformVersion,
      },
      networkMode: NetworkMode.AWS_VPC,
      validate: () => [
        ...(providers?.validate() ?? []),
        ...(taskDefinition?.isFargateCompatible === false
          ? ['the task definition is not compatible with Fargate. Use a FargateTaskDefinition, or EcsEc2LaunchTarget.']
          : []),
      ],
    };
  }
}
