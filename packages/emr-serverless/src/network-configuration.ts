import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { NetworkConfiguration as Request } from './api.generated';

/** The network that the workers of an application are in. */
export interface NetworkConfiguration {
  /** The VPC. */
  readonly vpc: IVpc;
  /**
   * The subnets, up to 16.
   *
   * @default - the private subnets of the VPC
   */
  readonly subnets?: SubnetSelection;
  /** The security groups, one to five. */
  readonly securityGroups: readonly ISecurityGroup[];
}

/** A network as the API spells it. */
export function renderNetwork({ vpc, subnets, securityGroups }: NetworkConfiguration): Request {
  return {
    SubnetIds: vpc.selectSubnets(subnets).subnetIds,
    SecurityGroupIds: securityGroups.map(({ securityGroupId }) => securityGroupId),
  };
}
