import type { Value } from '@sfn-tasks/core';
import type { InstanceFleetConfig } from './fleets';
import type { InstanceGroupConfig } from './groups';

/**
 * Where the instances run.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_PlacementType.html
 */
export interface PlacementType {
  /**
   * The availability zone, for clusters of groups.
   *
   * @default - EMR's own choice
   */
  readonly availabilityZone?: string;
  /**
   * The availability zones to choose from, for clusters of fleets.
   *
   * @default - EMR's own choice
   */
  readonly availabilityZones?: Value<readonly string[]>;
}

/**
 * The EC2 instances of a cluster: groups, fleets, or two instance types and a number.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowInstancesConfig.html
 */
export interface InstancesConfig {
  /**
   * Ids of further security groups of the master node.
   *
   * @default - none
   */
  readonly additionalMasterSecurityGroups?: Value<readonly string[]>;
  /**
   * Ids of further security groups of the core and task nodes.
   *
   * @default - none
   */
  readonly additionalSlaveSecurityGroups?: Value<readonly string[]>;
  /**
   * The name of the EC2 key pair to log on to the master node with.
   *
   * @default - none, so that nobody logs on
   */
  readonly ec2KeyName?: string;
  /**
   * The id of the subnet, for clusters of groups.
   *
   * @default - EMR's own choice
   */
  readonly ec2SubnetId?: string;
  /**
   * The ids of the subnets to choose from, for clusters of fleets.
   *
   * @default - EMR's own choice
   */
  readonly ec2SubnetIds?: Value<readonly string[]>;
  /**
   * The id of the security group of the master node.
   *
   * @default - EMR makes one
   */
  readonly emrManagedMasterSecurityGroup?: string;
  /**
   * The id of the security group of the core and task nodes.
   *
   * @default - EMR makes one
   */
  readonly emrManagedSlaveSecurityGroup?: string;
  /**
   * The version of Hadoop, for releases below 4.0.
   *
   * @default - that of the release
   */
  readonly hadoopVersion?: string;
  /**
   * The number of instances, where neither groups nor fleets are given.
   *
   * @default 0
   */
  readonly instanceCount?: Value<number>;
  /**
   * The instances as fleets, of several types each; not together with groups.
   *
   * @default - none
   */
  readonly instanceFleets?: readonly InstanceFleetConfig[];
  /**
   * The instances as groups, of one type each; not together with fleets.
   *
   * @default - none
   */
  readonly instanceGroups?: Value<readonly InstanceGroupConfig[]>;
  /**
   * The instance type of the master node, where neither groups nor fleets are given.
   *
   * @default - none
   */
  readonly masterInstanceType?: string;
  /**
   * Where the instances run.
   *
   * @default - EMR's own choice
   */
  readonly placement?: PlacementType;
  /**
   * The id of the security group through which EMR reaches a cluster in private subnets.
   *
   * @default - EMR makes one where it is needed
   */
  readonly serviceAccessSecurityGroup?: string;
  /**
   * The instance type of the other nodes, where neither groups nor fleets are given.
   *
   * @default - none
   */
  readonly slaveInstanceType?: string;
  /**
   * Whether the cluster is protected from being terminated by mistake.
   *
   * @default false
   */
  readonly terminationProtected?: Value<boolean>;
}
