import { allow } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Lets a role be handed to one service. */
export function passRoleTo(
  role: IRole,
  service: 'elasticmapreduce' | 'ec2' | 'application-autoscaling',
): PolicyStatement {
  return allow('iam:PassRole', role.roleArn, { StringEquals: { 'iam:PassedToService': namesOf(service) } });
}

/** Lets EMR make the role that it cleans up with after a cluster, which each account has once. */
export function makeCleanupRole(scope: Construct): PolicyStatement {
  const role = Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'aws-service-role/elasticmapreduce.amazonaws.com*/AWSServiceRoleForEMRCleanup*',
  });
  return allow('iam:CreateServiceLinkedRole', role, {
    StringEquals: { 'iam:AWSServiceName': namesOf('elasticmapreduce') },
  });
}

/** The name of a service in most partitions, and the one that China has besides; a partition without it loses nothing. */
function namesOf(service: string): string[] {
  return [`${service}.amazonaws.com`, `${service}.amazonaws.com.cn`];
}
