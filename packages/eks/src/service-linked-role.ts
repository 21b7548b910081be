import { allow } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

const ROLES = {
  'eks.amazonaws.com': 'AWSServiceRoleForAmazonEKS',
  'eks-nodegroup.amazonaws.com': 'AWSServiceRoleForAmazonEKSNodegroup',
  'eks-fargate.amazonaws.com': 'AWSServiceRoleForAmazonEKSForFargate',
};

/** Lets EKS make the role that it works with; an account needs that once, with its first cluster, node group or profile. */
export function makeServiceLinkedRole(scope: Construct, service: keyof typeof ROLES): PolicyStatement {
  const resourceName = `aws-service-role/${service}/${ROLES[service]}`;
  const role = Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName });
  return allow('iam:CreateServiceLinkedRole', role, { StringEquals: { 'iam:AWSServiceName': service } });
}
