import { allow, requestFrom, type TaskContext, type TaskProps, task, type Value } from '@sfn-tasks/core';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CreateFargateProfileRequest, createFargateProfile } from './api.generated';
import { clusterArn, partArn } from './resource-arns';
import { makeServiceLinkedRole } from './service-linked-role';
import { checkSubnets, type SubnetProps, subnetIdsOf } from './subnets';

/** Which pods run on Fargate: those of a namespace, or of them those with all the labels. */
export interface EksFargateSelector {
  /** The namespace of the pods. */
  readonly namespace: string;
  /**
   * The labels of the pods.
   *
   * @default - any
   */
  readonly labels?: Value<{ readonly [key: string]: string }>;
}

/** Props of {@link EksCreateFargateProfile}. */
export interface EksCreateFargateProfileProps extends TaskProps<CreateFargateProfileRequest>, SubnetProps {
  /** The name of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterName: string;
  /** The name of the profile; where it is known, the permissions are scoped to it. */
  readonly fargateProfileName: string;
  /** The role that Fargate runs the pods with, for the principal `eks-fargate-pods.amazonaws.com`. */
  readonly podExecutionRole: IRole;
  /** Which pods run on Fargate, up to 5 selectors. */
  readonly selectors: Value<readonly EksFargateSelector[]>;
  /**
   * Tags of the profile.
   *
   * @default - none
   */
  readonly tags?: Value<{ readonly [key: string]: string }>;
}

/**
 * Creates a Fargate profile of an EKS cluster, in private subnets; with `RUN_JOB` the state waits until it is active.
 *
 * AWS publishes no policy for it. The role may be handed to EKS and to the principal of Fargate's pods, either of which may be what AWS checks.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EKS's `DescribeFargateProfile`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { EksCreateFargateProfile } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 * import { Vpc } from 'aws-cdk-lib/aws-ec2';
 * import { Role } from 'aws-cdk-lib/aws-iam';
 *
 * const stack = new Stack();
 * new EksCreateFargateProfile(stack, 'Run batch pods on Fargate', {
 *   clusterName: 'nightly',
 *   fargateProfileName: 'batch',
 *   podExecutionRole: Role.fromRoleName(stack, 'PodRole', 'pods'),
 *   vpc: new Vpc(stack, 'Network'),
 *   selectors: [{ namespace: 'batch' }],
 * });
 */
export class EksCreateFargateProfile extends task<EksCreateFargateProfileProps, CreateFargateProfileRequest>({
  api: createFargateProfile,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: (props) =>
    requestFrom(createFargateProfile, {
      clusterName: props.clusterName,
      fargateProfileName: props.fargateProfileName,
      podExecutionRoleArn: props.podExecutionRole.roleArn,
      subnets: subnetIdsOf(props),
      selectors: props.selectors,
      tags: props.tags,
    }),
  policies: (props, task) => [
    allow('eks:CreateFargateProfile', clusterArn(task, props.clusterName)),
    ...onProfile(props, task),
    allow('iam:PassRole', props.podExecutionRole.roleArn, {
      StringEquals: { 'iam:PassedToService': ['eks.amazonaws.com', 'eks-fargate-pods.amazonaws.com'] },
    }),
    makeServiceLinkedRole(task, 'eks-fargate.amazonaws.com'),
  ],
  validate: checkSubnets,
}) {}

function onProfile(props: EksCreateFargateProfileProps, task: TaskContext): PolicyStatement[] {
  const actions = task.runsJob ? ['eks:DescribeFargateProfile'] : [];
  if (task.request['Tags'] !== undefined) actions.push('eks:TagResource');
  const profile = partArn(task, 'fargateprofile', props.clusterName, props.fargateProfileName);
  return actions.length > 0 ? [allow(actions, profile)] : [];
}
