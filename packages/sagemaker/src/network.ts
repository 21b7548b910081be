import { Lazy } from 'aws-cdk-lib';
import { Connections, type ISecurityGroup, type IVpc, SecurityGroup, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** The VPC that a job's instances join. */
export interface VpcConfig {
  /** The VPC. */
  readonly vpc: IVpc;
  /**
   * The subnets in it.
   *
   * @default - the private subnets
   */
  readonly subnets?: SubnetSelection;
  /**
   * The security groups of the instances.
   *
   * @default - a new one, which lets all traffic out
   */
  readonly securityGroups?: readonly ISecurityGroup[];
}

/** The security groups of a task, and the part of its request that names them. */
export class TaskNetwork {
  public readonly connections: Connections;
  private readonly config?: VpcConfig;

  constructor(scope: Construct, groupId: string, config: VpcConfig | undefined) {
    this.config = config;
    this.connections = new Connections({
      securityGroups: config && [
        ...(config.securityGroups ?? [new SecurityGroup(scope, groupId, { vpc: config.vpc })]),
      ],
    });
  }

  /** The `VpcConfig` of the request; groups that are added later are in it. */
  public get vpcConfig(): object | undefined {
    return (
      this.config && {
        securityGroupIds: Lazy.list({
          produce: () => this.connections.securityGroups.map(({ securityGroupId }) => securityGroupId),
        }),
        subnets: this.config.vpc.selectSubnets(this.config.subnets).subnetIds,
      }
    );
  }

  /** What is wrong with a group where there is no VPC, or nothing. */
  public get problem(): string | undefined {
    return this.config === undefined && this.connections.securityGroups.length > 0
      ? 'a security group was added, but there is no VPC. Name the VPC that the instances join, or leave the group away.'
      : undefined;
  }
}
