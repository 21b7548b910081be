import type { CapacityProviderStrategy } from 'aws-cdk-lib/aws-ecs';

/**
 * Which capacity providers run a task, in place of a launch type.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html
 *
 * @example
 * import { CapacityProviderOptions, EcsFargateLaunchTarget } from '@sfn-tasks/ecs';
 * import { FargatePlatformVersion } from 'aws-cdk-lib/aws-ecs';
 *
 * const launchTarget = new EcsFargateLaunchTarget({
 *   platformVersion: FargatePlatformVersion.LATEST,
 *   capacityProviderOptions: CapacityProviderOptions.custom([{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]),
 * });
 */
export class CapacityProviderOptions {
  /**
   * A strategy of the task's own.
   *
   * @param strategy 1 to 20 capacity providers of the cluster
   */
  public static custom(strategy: CapacityProviderStrategy[]): CapacityProviderOptions {
    return new CapacityProviderOptions(strategy);
  }

  /** The default strategy of the cluster. */
  public static default(): CapacityProviderOptions {
    return new CapacityProviderOptions();
  }

  private constructor(
    /** The strategy, or undefined for that of the cluster. */
    public readonly strategy?: readonly CapacityProviderStrategy[],
  ) {}

  /** What Amazon ECS would not take of the strategy. */
  public validate(): string[] {
    const size = this.strategy?.length ?? 1;
    return size >= 1 && size <= 20
      ? []
      : [
          `the capacity provider strategy names ${size} capacity providers, 1 to 20 fit. Use CapacityProviderOptions.default() for the strategy of the cluster.`,
        ];
  }
}
