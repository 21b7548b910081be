import { allow, memberFrom, passRole, type TaskContext, task } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import {
  type CreateAccessConfigRequest,
  type CreateClusterRequest,
  createCluster,
  type KubernetesNetworkConfigRequest,
} from './api.generated';
import type { EksCreateClusterProps } from './create-cluster-props';
import { clusterArn } from './resource-arns';
import { makeServiceLinkedRole } from './service-linked-role';
import { checkSubnets, subnetIdsOf } from './subnets';

/**
 * Creates an EKS cluster; with `RUN_JOB` the state waits until it is active.
 *
 * The cluster stays when the execution is stopped.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EKS's `DescribeCluster`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { EksCreateCluster } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 * import { Vpc } from 'aws-cdk-lib/aws-ec2';
 * import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new EksCreateCluster(stack, 'Create the cluster', {
 *   clusterName: 'nightly',
 *   vpc: new Vpc(stack, 'Network'),
 *   role: new Role(stack, 'Role', {
 *     assumedBy: new ServicePrincipal('eks.amazonaws.com'),
 *     managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonEKSClusterPolicy')],
 *   }),
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class EksCreateCluster extends task<EksCreateClusterProps, CreateClusterRequest>({
  api: createCluster,
  convertedProps: ['securityGroups[]'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: (props) => ({
    Name: props.clusterName,
    RoleArn: props.role.roleArn,
    Version: props.version,
    ResourcesVpcConfig: {
      SubnetIds: subnetIdsOf(props),
      SecurityGroupIds: props.securityGroups?.map(({ securityGroupId }) => securityGroupId),
      EndpointPublicAccess: props.endpointPublicAccess,
      EndpointPrivateAccess: props.endpointPrivateAccess,
      PublicAccessCidrs: props.publicAccessCidrs,
    },
    AccessConfig: memberFrom<CreateAccessConfigRequest>(createCluster, 'CreateAccessConfigRequest', props.accessConfig),
    KubernetesNetworkConfig: memberFrom<KubernetesNetworkConfigRequest>(
      createCluster,
      'KubernetesNetworkConfigRequest',
      props.kubernetesNetworkConfig,
    ),
    Logging: props.clusterLogging && { ClusterLogging: [{ Types: props.clusterLogging, Enabled: true }] },
    EncryptionConfig: props.secretsEncryptionKey && [
      { Resources: ['secrets'], Provider: { KeyArn: props.secretsEncryptionKey.keyArn } },
    ],
    Tags: props.tags,
  }),
  policies: (props, task) => [
    // The request names a cluster that does not exist yet, and IAM has no resource for it.
    allow('eks:CreateCluster', '*'),
    ...onCluster(props, task),
    passRole(props.role, 'eks.amazonaws.com'),
    makeServiceLinkedRole(task, 'eks.amazonaws.com'),
    ...(props.secretsEncryptionKey === undefined
      ? []
      : [allow(['kms:CreateGrant', 'kms:DescribeKey'], props.secretsEncryptionKey.keyArn)]),
  ],
  validate: checkSubnets,
}) {}

function onCluster({ clusterName }: EksCreateClusterProps, task: TaskContext): PolicyStatement[] {
  const actions = task.runsJob ? ['eks:DescribeCluster', 'eks:DeleteCluster'] : [];
  if (task.request['Tags'] !== undefined) actions.push('eks:TagResource');
  return actions.length > 0 ? [allow(actions, clusterArn(task, clusterName))] : [];
}
