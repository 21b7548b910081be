import type { OpenString, Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { InstanceRole } from './groups';
import type { Configuration } from './software';
import type { EbsConfiguration } from './storage';

/**
 * One instance type that a fleet may use.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceTypeConfig.html
 */
export interface InstanceTypeConfig {
  /**
   * The highest price for a Spot instance, in US dollars; not together with `bidPriceAsPercentageOfOnDemandPrice`.
   *
   * @default - the On-Demand price
   */
  readonly bidPrice?: string;
  /**
   * The highest price for a Spot instance, in percent of the On-Demand price.
   *
   * @default - 100, where there is no `bidPrice` either
   */
  readonly bidPriceAsPercentageOfOnDemandPrice?: Value<number>;
  /**
   * Settings of the applications on these instances.
   *
   * @default - those of the cluster
   */
  readonly configurations?: Value<readonly Configuration[]>;
  /**
   * The EBS volumes of each instance.
   *
   * @default - those that EMR gives to the instance type
   */
  readonly ebsConfiguration?: EbsConfiguration;
  /** The EC2 instance type, such as `m5.xlarge`. */
  readonly instanceType: string;
  /**
   * The rank of the type, the lowest number first, for strategies that go by priority.
   *
   * @default - the lowest rank
   */
  readonly priority?: Value<number>;
  /**
   * The units of the fleet's target that one instance counts for.
   *
   * @default 1
   */
  readonly weightedCapacity?: Value<number>;
}

/** How EMR chooses On-Demand instances for a fleet. */
export enum OnDemandStrategy {
  /** The cheapest types first. */
  LOWEST_PRICE = 'lowest-price',
  /** By the priority of the types. */
  PRIORITIZED = 'prioritized',
}

/**
 * How the On-Demand instances of a fleet are provisioned.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_OnDemandProvisioningSpecification.html
 */
export interface OnDemandProvisioningSpecification {
  /** How EMR chooses among the instance types. */
  readonly allocationStrategy: OpenString<OnDemandStrategy>;
}

/** What happens when Spot instances are not there in time. */
export enum TimeoutAction {
  /** On-Demand instances take their place. */
  SWITCH_TO_ON_DEMAND = 'SWITCH_TO_ON_DEMAND',
  /** The cluster ends. */
  TERMINATE_CLUSTER = 'TERMINATE_CLUSTER',
}

/** How EMR chooses Spot instances for a fleet. */
export enum SpotStrategy {
  /** From the pools with the most capacity, which interrupts least. */
  CAPACITY_OPTIMIZED = 'capacity-optimized',
  /** From pools with much capacity, the cheapest first. */
  PRICE_CAPACITY_OPTIMIZED = 'price-capacity-optimized',
  /** From the cheapest pools. */
  LOWEST_PRICE = 'lowest-price',
  /** From all pools alike. */
  DIVERSIFIED = 'diversified',
}

/**
 * How the Spot instances of a fleet are provisioned.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotProvisioningSpecification.html
 */
export interface SpotProvisioningSpecification {
  /**
   * How EMR chooses among the Spot pools.
   *
   * @default - EMR's own choice
   */
  readonly allocationStrategy?: OpenString<SpotStrategy>;
  /**
   * The minutes that Spot instances are reserved for.
   *
   * @default - not reserved
   * @deprecated EC2 no longer offers Spot instances with a defined duration
   */
  readonly blockDurationMinutes?: Value<number>;
  /** What happens when the instances are not there in time. */
  readonly timeoutAction: OpenString<TimeoutAction>;
  /**
   * The minutes to wait for the instances, from 5 to 1440; use `timeout` instead.
   *
   * @default - `timeout`
   */
  readonly timeoutDurationMinutes?: Value<number>;
  /**
   * How long to wait for the instances, from 5 minutes to a day.
   *
   * @default - `timeoutDurationMinutes`
   */
  readonly timeout?: Duration;
}

/**
 * How the instances of a fleet are provisioned.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetProvisioningSpecifications.html
 */
export interface InstanceFleetProvisioningSpecifications {
  /**
   * The On-Demand instances.
   *
   * @default - EMR's own choice
   */
  readonly onDemandSpecification?: OnDemandProvisioningSpecification;
  /**
   * The Spot instances.
   *
   * @default - EMR's own choice
   */
  readonly spotSpecification?: SpotProvisioningSpecification;
}

/**
 * A fleet: instances of several types with one task.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetConfig.html
 */
export interface InstanceFleetConfig {
  /** The task of the instances. */
  readonly instanceFleetType: OpenString<InstanceRole>;
  /**
   * The instance types that EMR may choose from.
   *
   * @default - none
   */
  readonly instanceTypeConfigs?: readonly InstanceTypeConfig[];
  /**
   * How the instances are provisioned.
   *
   * @default - EMR's own choice
   */
  readonly launchSpecifications?: InstanceFleetProvisioningSpecifications;
  /**
   * The name of the fleet.
   *
   * @default - none
   */
  readonly name?: string;
  /**
   * The units of On-Demand capacity; one of the two targets has to be above 0.
   *
   * @default 0
   */
  readonly targetOnDemandCapacity?: Value<number>;
  /**
   * The units of Spot capacity; one of the two targets has to be above 0.
   *
   * @default 0
   */
  readonly targetSpotCapacity?: Value<number>;
}
