import type { OpenString, Value } from '@sfn-tasks/core';

/** The unit of a cluster's bounds. */
export enum CapacityUnit {
  /** Units of fleets. */
  INSTANCE_FLEET_UNITS = 'InstanceFleetUnits',
  /** Instances. */
  INSTANCES = 'Instances',
  /** Virtual CPUs. */
  VCPU = 'VCPU',
}

/**
 * The bounds of a cluster that EMR scales.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html
 */
export interface ManagedScalingComputeLimits {
  /** The unit of the bounds. */
  readonly unitType: OpenString<CapacityUnit>;
  /** The lowest capacity of core and task nodes. */
  readonly minimumCapacityUnits: Value<number>;
  /** The highest capacity of core and task nodes. */
  readonly maximumCapacityUnits: Value<number>;
  /**
   * The highest capacity that is bought On-Demand; the rest is Spot.
   *
   * @default - `maximumCapacityUnits`
   */
  readonly maximumOnDemandCapacityUnits?: Value<number>;
  /**
   * The highest capacity of core nodes; the rest are task nodes.
   *
   * @default - `maximumCapacityUnits`
   */
  readonly maximumCoreCapacityUnits?: Value<number>;
}

/**
 * Lets EMR choose the size of the cluster by its load.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ManagedScalingPolicy.html
 */
export interface ManagedScalingPolicy {
  /**
   * The bounds of the cluster.
   *
   * @default - none
   */
  readonly computeLimits?: ManagedScalingComputeLimits;
}
