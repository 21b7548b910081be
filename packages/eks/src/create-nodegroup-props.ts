import type { OpenString, TaskProps, Value } from '@sfn-tasks/core';
import type { Size } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CreateNodegroupRequest } from './api.generated';
import type { SubnetProps } from './subnets';

/** Keeps pods away from nodes unless they tolerate it. */
export interface EksTaint {
  /** The key of the taint. */
  readonly key: string;
  /**
   * The value of the taint.
   *
   * @default - none
   */
  readonly value?: string;
  /** What happens to pods: `NO_SCHEDULE`, `NO_EXECUTE` or `PREFER_NO_SCHEDULE`. */
  readonly effect: OpenString<'NO_SCHEDULE' | 'NO_EXECUTE' | 'PREFER_NO_SCHEDULE'>;
}

/** Props of {@link EksCreateNodegroup}. */
export interface EksCreateNodegroupProps extends TaskProps<CreateNodegroupRequest>, SubnetProps {
  /** The name of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterName: string;
  /** The name of the node group; where it is known, the permissions are scoped to it. */
  readonly nodegroupName: string;
  /** The role of the nodes. */
  readonly nodeRole: IRole;
  /**
   * The fewest nodes.
   *
   * @default - EKS's own choice
   */
  readonly minSize?: Value<number>;
  /**
   * The most nodes.
   *
   * @default - EKS's own choice
   */
  readonly maxSize?: Value<number>;
  /**
   * The number of nodes to start with.
   *
   * @default - EKS's own choice
   */
  readonly desiredSize?: Value<number>;
  /**
   * The instance types of the nodes, as EC2's type or as text such as `m5.large`.
   *
   * @default - EKS's own choice
   */
  readonly instanceTypes?: Value<readonly (string | InstanceType)[]>;
  /**
   * The kind of AMI, such as `AL2023_x86_64_STANDARD`.
   *
   * @default - EKS's own choice
   */
  readonly amiType?: string;
  /**
   * How the instances are bought: `ON_DEMAND`, `SPOT` or `CAPACITY_BLOCK`.
   *
   * @default 'ON_DEMAND'
   */
  readonly capacityType?: OpenString<'ON_DEMAND' | 'SPOT' | 'CAPACITY_BLOCK'>;
  /**
   * The size of each node's root volume, in whole GiB.
   *
   * @default - 20 GiB, 50 GiB for Windows
   */
  readonly diskSize?: Size;
  /**
   * Kubernetes labels of the nodes.
   *
   * @default - none
   */
  readonly labels?: Value<{ readonly [key: string]: string }>;
  /**
   * Kubernetes taints of the nodes.
   *
   * @default - none
   */
  readonly taints?: Value<readonly EksTaint[]>;
  /**
   * Tags of the node group.
   *
   * @default - none
   */
  readonly tags?: Value<{ readonly [key: string]: string }>;
}
