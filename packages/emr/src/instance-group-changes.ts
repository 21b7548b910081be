import type { Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { Configuration } from './cluster/software';

/**
 * Which instances may end when a group shrinks.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceResizePolicy.html
 */
export interface InstanceResizePolicy {
  /**
   * Ids of the instances to keep.
   *
   * @default - none
   */
  readonly instancesToProtect?: Value<readonly string[]>;
  /**
   * Ids of the instances to end.
   *
   * @default - none
   */
  readonly instancesToTerminate?: Value<readonly string[]>;
  /**
   * How long the instances have to finish, in whole seconds.
   *
   * @default - EMR's own choice
   */
  readonly instanceTerminationTimeout?: Duration;
}

/**
 * How a group shrinks.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ShrinkPolicy.html
 */
export interface ShrinkPolicy {
  /**
   * How long YARN has to take an instance out of service, in whole seconds.
   *
   * @default - EMR's own choice
   */
  readonly decommissionTimeout?: Duration;
  /**
   * Which instances may end.
   *
   * @default - EMR's own choice
   */
  readonly instanceResizePolicy?: InstanceResizePolicy;
}

/**
 * What changes in a group.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupModifyConfig.html
 */
export interface InstanceGroupModifyConfig {
  /**
   * New settings of the applications.
   *
   * @default - the settings stay
   */
  readonly configurations?: Value<readonly Configuration[]>;
  /**
   * Ids of the instances to end; the group does not replace them.
   *
   * @default - none
   */
  readonly eC2InstanceIdsToTerminate?: Value<readonly string[]>;
  /**
   * The number of instances to have.
   *
   * @default - the number stays
   */
  readonly instanceCount?: Value<number>;
  /**
   * How the group shrinks.
   *
   * @default - EMR's own choice
   */
  readonly shrinkPolicy?: ShrinkPolicy;
}
