import type { OpenString, Value } from '@sfn-tasks/core';
import type { AutoScalingPolicy } from './auto-scaling';
import type { Configuration } from './software';
import type { EbsConfiguration } from './storage';

/** The task of instances in a cluster. */
export enum InstanceRole {
  /** They manage the cluster. */
  MASTER = 'MASTER',
  /** They run tasks and store data. */
  CORE = 'CORE',
  /** They run tasks only. */
  TASK = 'TASK',
}

/** How instances are bought. */
export enum Market {
  /** At the fixed price. */
  ON_DEMAND = 'ON_DEMAND',
  /** At the price of spare capacity, until EC2 takes them back. */
  SPOT = 'SPOT',
}

/**
 * A group: instances of one type with one task.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupConfig.html
 */
export interface InstanceGroupConfig {
  /**
   * How the group grows and shrinks by itself; for core and task groups.
   *
   * @default - it keeps its size
   */
  readonly autoScalingPolicy?: AutoScalingPolicy;
  /**
   * The highest price for a Spot instance, in US dollars.
   *
   * @default - the On-Demand price
   */
  readonly bidPrice?: string;
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
  /** The number of instances. */
  readonly instanceCount: Value<number>;
  /** The task of the instances. */
  readonly instanceRole: OpenString<InstanceRole>;
  /** The EC2 instance type, such as `m5.xlarge`. */
  readonly instanceType: string;
  /**
   * How the instances are bought.
   *
   * @default - On-Demand
   */
  readonly market?: OpenString<Market>;
  /**
   * The name of the group.
   *
   * @default - none
   */
  readonly name?: string;
}
