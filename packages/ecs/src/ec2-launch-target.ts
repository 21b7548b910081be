import { memberFrom } from '@sfn-tasks/core';
import { LaunchType, type PlacementConstraint, type PlacementStrategy } from 'aws-cdk-lib/aws-ecs';
import { runTask } from './api.generated';
import type { CapacityProviderOptions } from './capacity-provider-options';
import type { EcsLaunchTargetConfig, IEcsLaunchTarget, LaunchTargetBindOptions } from './launch-target';
import type { EcsRunTask } from './run-task';

/** Options of {@link EcsEc2LaunchTarget}. */
export interface EcsEc2LaunchTargetOptions {
  /**
   * Rules that an instance must meet to get the task.
   *
   * @default - none
   */
  readonly placementConstraints?: PlacementConstraint[];
  /**
   * How to choose among the instances that fit; the first strategy counts most.
   *
   * @default - none
   */
  readonly placementStrategies?: PlacementStrategy[];
  /**
   * The capacity providers to use in place of the launch type.
   *
   * @default - launch type EC2
   */
  readonly capacityProviderOptions?: CapacityProviderOptions;
}

/**
 * Runs a task on the EC2 instances of the cluster.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
 *
 * @example
 * import { EcsEc2LaunchTarget } from '@sfn-tasks/ecs';
 * import { PlacementConstraint, PlacementStrategy } from 'aws-cdk-lib/aws-ecs';
 *
 * const launchTarget = new EcsEc2LaunchTarget({
 *   placementStrategies: [PlacementStrategy.spreadAcrossInstances(), PlacementStrategy.packedByCpu()],
 *   placementConstraints: [PlacementConstraint.memberOf('attribute:ecs.instance-type =~ m7g.*')],
 * });
 */
export class EcsEc2LaunchTarget implements IEcsLaunchTarget {
  constructor(private readonly options: EcsEc2LaunchTargetOptions = {}) {}

  public bind(_task: EcsRunTask, { taskDefinition, cluster }: LaunchTargetBindOptions): EcsLaunchTargetConfig {
    const { placementConstraints, placementStrategies, capacityProviderOptions: providers } = this.options;
    return {
      parameters: {
        LaunchType: providers === undefined ? LaunchType.EC2 : undefined,
        CapacityProviderStrategy: memberFrom(runTask, 'CapacityProviderStrategy', providers?.strategy),
        PlacementConstraints: memberFrom(runTask, 'PlacementConstraints', entriesOf(placementConstraints)),
        PlacementStrategy: memberFrom(runTask, 'PlacementStrategies', entriesOf(placementStrategies)),
      },
      validate: () => [
        ...(providers?.validate() ?? []),
        ...(taskDefinition?.isEc2Compatible === false
          ? ['the task definition is not compatible with EC2. Use an Ec2TaskDefinition, or EcsFargateLaunchTarget.']
          : []),
        ...(cluster?.hasEc2Capacity === false
          ? ['the cluster has no EC2 capacity. Call addCapacity() or addAsgCapacityProvider() on the cluster.']
          : []),
      ],
    };
  }
}

function entriesOf(placements: readonly { toJson(): object[] }[] = []): object[] | undefined {
  const entries = placements.flatMap((placement) => placement.toJson());
  return entries.length > 0 ? entries : undefined;
}
