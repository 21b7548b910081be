import {
  allow,
  arnInPolicy,
  arnOr,
  isKnown,
  passRole,
  requestFrom,
  sizeIn,
  type TaskContext,
  task,
  type Value,
} from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CreateNodegroupRequest, createNodegroup } from './api.generated';
import type { EksCreateNodegroupProps } from './create-nodegroup-props';
import { clusterArn, partArn } from './resource-arns';
import { makeServiceLinkedRole } from './service-linked-role';
import { checkSubnets, subnetIdsOf } from './subnets';

/**
 * Creates a managed node group of an EKS cluster; with `RUN_JOB` the state waits until it is active.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EKS's `DescribeNodegroup`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { EksCreateNodegroup } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 * import { Vpc } from 'aws-cdk-lib/aws-ec2';
 * import { Role } from 'aws-cdk-lib/aws-iam';
 *
 * const stack = new Stack();
 * new EksCreateNodegroup(stack, 'Add workers', {
 *   clusterName: 'nightly',
 *   nodegroupName: 'workers',
 *   nodeRole: Role.fromRoleName(stack, 'NodeRole', 'nodes'),
 *   vpc: new Vpc(stack, 'Network'),
 *   minSize: 1,
 *   maxSize: 4,
 *   desiredSize: 2,
 * });
 */
export class EksCreateNodegroup extends task<EksCreateNodegroupProps, CreateNodegroupRequest>({
  api: createNodegroup,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: (props) =>
    requestFrom(createNodegroup, {
      clusterName: props.clusterName,
      nodegroupName: props.nodegroupName,
      nodeRole: props.nodeRole.roleArn,
      subnets: subnetIdsOf(props),
      scalingConfig: scalingOf(props),
      instanceTypes: instanceTypeNames(props),
      amiType: props.amiType,
      capacityType: props.capacityType,
      diskSize: sizeIn(props.diskSize, 'gibibytes'),
      labels: props.labels,
      taints: props.taints,
      tags: props.tags,
    }),
  policies: (props, task) => [
    // IAM has no resource for it.
    allow('ec2:DescribeSubnets', '*'),
    allow('eks:CreateNodegroup', clusterArn(task, props.clusterName)),
    ...onNodegroup(props, task),
    allow(['iam:GetRole', 'iam:ListAttachedRolePolicies'], roleArnInPolicy(props, task)),
    passRole(props.nodeRole, 'eks.amazonaws.com'),
    makeServiceLinkedRole(task, 'eks-nodegroup.amazonaws.com'),
  ],
  validate: checkSubnets,
}) {}

/** The role of the nodes; any of the account where an expression yields it. */
function roleArnInPolicy({ nodeRole }: EksCreateNodegroupProps, task: TaskContext): string {
  return arnOr(nodeRole.roleArn, arnInPolicy(task, { service: 'iam', region: '', resource: 'role' }));
}

/** The names of the instance types; an expression for the list is handed on as it is. */
function instanceTypeNames({ instanceTypes: types }: EksCreateNodegroupProps): Value<readonly string[]> | undefined {
  if (!Array.isArray(types)) return types as Value<readonly string[]> | undefined;
  return isKnown(types) ? types.map(String) : types;
}

function scalingOf({ minSize, maxSize, desiredSize }: EksCreateNodegroupProps): object | undefined {
  return (minSize ?? maxSize ?? desiredSize) === undefined ? undefined : { minSize, maxSize, desiredSize };
}

function onNodegroup({ clusterName, nodegroupName }: EksCreateNodegroupProps, task: TaskContext): PolicyStatement[] {
  const actions = task.runsJob ? ['eks:DescribeNodegroup', 'eks:DeleteNodegroup'] : [];
  if (task.request['Tags'] !== undefined) actions.push('eks:TagResource');
  return actions.length > 0 ? [allow(actions, partArn(task, 'nodegroup', clusterName, nodegroupName))] : [];
}
