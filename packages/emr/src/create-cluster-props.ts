import type { OpenString, TaskProps, Value } from '@sfn-tasks/core';
import type { Duration, Size } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CreateClusterRequest } from './api.generated';
import type { InstancesConfig } from './cluster/instances';
import type { ManagedScalingPolicy } from './cluster/managed-scaling';
import type { ScaleDownBehavior } from './cluster/scale-down';
import type { ApplicationConfig, BootstrapActionConfig, Configuration, KerberosAttributes } from './cluster/software';

/** Props of {@link EmrCreateCluster}. */
export interface EmrCreateClusterProps extends TaskProps<CreateClusterRequest> {
  /** The EC2 instances of the cluster. */
  readonly instances: InstancesConfig;
  /** The name of the cluster. */
  readonly name: string;
  /**
   * The role of the EC2 instances; an instance profile with the role's name has to exist.
   *
   * @default - a role without permissions, with its instance profile
   */
  readonly clusterRole?: IRole;
  /**
   * The role that EMR manages the cluster with.
   *
   * @default - a role with the managed policy of EMR
   */
  readonly serviceRole?: IRole;
  /**
   * The role that scales instance groups by their policies; clusters of fleets have none.
   *
   * @default - a role with the managed policy for it, unless the cluster consists of fleets
   */
  readonly autoScalingRole?: IRole;
  /**
   * A JSON document that selects additional features.
   *
   * @default - none
   */
  readonly additionalInfo?: string;
  /**
   * The applications to install.
   *
   * @default - EMR's own choice
   */
  readonly applications?: Value<readonly ApplicationConfig[]>;
  /**
   * What is done on each node before the applications start, in this order.
   *
   * @default - nothing
   */
  readonly bootstrapActions?: Value<readonly BootstrapActionConfig[]>;
  /**
   * Settings of the applications.
   *
   * @default - none
   */
  readonly configurations?: Value<readonly Configuration[]>;
  /**
   * The id of an AMI of one's own, based on Amazon Linux and with its root volume in EBS.
   *
   * @default - the AMI of the release
   */
  readonly customAmiId?: string;
  /**
   * The size of the root volume of each instance, from 15 to 100 GiB.
   *
   * @default - EMR's own choice
   */
  readonly ebsRootVolumeSize?: Size;
  /**
   * I/O operations per second of the root volume, from 3000 to 16000; from release 6.15.0 on.
   *
   * @default - EMR's own choice
   */
  readonly ebsRootVolumeIops?: Value<number>;
  /**
   * Throughput of the root volume in MiB per second, from 125 to 1000; from release 6.15.0 on.
   *
   * @default - EMR's own choice
   */
  readonly ebsRootVolumeThroughput?: Value<number>;
  /**
   * Authentication by Kerberos, where the security configuration turns it on.
   *
   * @default - none
   */
  readonly kerberosAttributes?: KerberosAttributes;
  /**
   * The S3 URI that the logs are written below.
   *
   * @default - no logs are kept
   */
  readonly logUri?: string;
  /**
   * Lets EMR choose the size of the cluster by its load.
   *
   * @default - the cluster keeps its size
   */
  readonly managedScalingPolicy?: ManagedScalingPolicy;
  /**
   * The release of EMR, such as `emr-7.5.0`.
   *
   * @default - EMR's own choice
   */
  readonly releaseLabel?: string;
  /**
   * When instances end that are no longer needed.
   *
   * @default - EMR's own choice
   */
  readonly scaleDownBehavior?: OpenString<ScaleDownBehavior>;
  /**
   * The name of a security configuration.
   *
   * @default - none
   */
  readonly securityConfiguration?: string;
  /**
   * How many steps run at once, from 1 to 256; more than one from release 5.28.0 on.
   *
   * @default 1
   */
  readonly stepConcurrencyLevel?: Value<number>;
  /**
   * Tags of the cluster and its instances.
   *
   * @default - none, or the one that the managed policy `AmazonEMRServicePolicy_v2` requires where it is used
   */
  readonly tags?: { readonly [key: string]: string };
  /**
   * Whether all IAM principals of the account see the cluster.
   *
   * @default true
   */
  readonly visibleToAllUsers?: Value<boolean>;
  /**
   * The time without work after which the cluster ends, from a minute to a week.
   *
   * @default - it runs until it is terminated
   */
  readonly autoTerminationPolicyIdleTimeout?: Duration;
}
