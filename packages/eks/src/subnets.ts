import type { TaskContext, Value } from '@sfn-tasks/core';
import type { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';

/** Where something of a cluster runs: subnets of a VPC, or their ids. */
export interface SubnetProps {
  /**
   * The VPC of the subnets; not together with `subnetIds`.
   *
   * @default - none, `subnetIds` is given
   */
  readonly vpc?: IVpc;
  /**
   * Which subnets of `vpc`.
   *
   * @default - the private subnets, or the others where there are none
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * The ids of the subnets, or an expression that yields them.
   *
   * @default - those of `vpc`
   */
  readonly subnetIds?: Value<readonly string[]>;
}

/** The ids of the subnets, where they are given. */
export function subnetIdsOf({ vpc, vpcSubnets, subnetIds }: SubnetProps): Value<readonly string[]> | undefined {
  return subnetIds ?? vpc?.selectSubnets(vpcSubnets).subnetIds;
}

/** Reports subnets that are given twice, or not at all. */
export function checkSubnets({ vpc, vpcSubnets, subnetIds }: SubnetProps, task: TaskContext): void {
  if ((vpc === undefined) === (subnetIds === undefined)) {
    const found = vpc === undefined ? 'neither vpc nor' : 'both vpc and';
    task.reject('subnetIds', `found ${found} subnetIds. Give one of the two.`);
  }
  if (vpc === undefined && vpcSubnets !== undefined) {
    task.reject('vpcSubnets', 'there is no vpc to choose subnets of. Give vpc, or leave it away.');
  }
}
