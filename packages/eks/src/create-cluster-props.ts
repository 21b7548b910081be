import type { OpenString, TaskProps, Value } from '@sfn-tasks/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CreateClusterRequest } from './api.generated';
import type { SubnetProps } from './subnets';

/** Who may use the Kubernetes API of a cluster. */
export interface EksAccessConfig {
  /**
   * Where access is configured: `API`, `API_AND_CONFIG_MAP` or `CONFIG_MAP`.
   *
   * @default - EKS's own choice
   */
  readonly authenticationMode?: OpenString<'API' | 'API_AND_CONFIG_MAP' | 'CONFIG_MAP'>;
  /**
   * Whether the role of the state machine, which creates the cluster, may administer it.
   *
   * @default true
   */
  readonly bootstrapClusterCreatorAdminPermissions?: Value<boolean>;
}

/** The addresses inside a cluster. */
export interface EksKubernetesNetworkConfig {
  /**
   * The family of the addresses of pods and services: `ipv4` or `ipv6`.
   *
   * @default 'ipv4'
   */
  readonly ipFamily?: OpenString<'ipv4' | 'ipv6'>;
  /**
   * The CIDR block of the services' addresses.
   *
   * @default - EKS's own choice
   */
  readonly serviceIpv4Cidr?: string;
}

/** Props of {@link EksCreateCluster}. */
export interface EksCreateClusterProps extends TaskProps<CreateClusterRequest>, SubnetProps {
  /** The name of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterName: string;
  /** The role that EKS manages the cluster with. */
  readonly role: IRole;
  /**
   * The version of Kubernetes, such as `1.34`.
   *
   * @default - EKS's own choice
   */
  readonly version?: string;
  /**
   * The security groups of the API server's network interfaces.
   *
   * @default - the one that EKS makes
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * Whether the API server has a public endpoint, which `EksCall` and `EksRunJob` need.
   *
   * @default true
   */
  readonly endpointPublicAccess?: Value<boolean>;
  /**
   * Whether the API server has an endpoint inside the VPC.
   *
   * @default false
   */
  readonly endpointPrivateAccess?: Value<boolean>;
  /**
   * The CIDR blocks that may use the public endpoint.
   *
   * @default - all
   */
  readonly publicAccessCidrs?: Value<readonly string[]>;
  /**
   * Who may use the Kubernetes API.
   *
   * @default - EKS's own choice
   */
  readonly accessConfig?: EksAccessConfig;
  /**
   * The addresses inside the cluster.
   *
   * @default - EKS's own choice
   */
  readonly kubernetesNetworkConfig?: EksKubernetesNetworkConfig;
  /**
   * What the control plane logs: `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`.
   *
   * @default - nothing
   */
  readonly clusterLogging?: Value<
    readonly OpenString<'api' | 'audit' | 'authenticator' | 'controllerManager' | 'scheduler'>[]
  >;
  /**
   * The key that encrypts Kubernetes secrets.
   *
   * @default - a key of EKS
   */
  readonly secretsEncryptionKey?: IKey;
  /**
   * Tags of the cluster.
   *
   * @default - none
   */
  readonly tags?: Value<{ readonly [key: string]: string }>;
}
