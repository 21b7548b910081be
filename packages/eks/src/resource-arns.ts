import { arnInPolicy, nameInPolicy } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The cluster of that name; all of the account and region where an expression yields the name. */
export function clusterArn(scope: Construct, name: string): string {
  return arnInPolicy(scope, { service: 'eks', resource: 'cluster', name });
}

/** A part of a cluster by its name; EKS adds an id to it. */
export function partArn(
  scope: Construct,
  resource: 'nodegroup' | 'fargateprofile',
  cluster: string,
  name: string,
): string {
  const resourceName = `${nameInPolicy(cluster)}/${nameInPolicy(name)}/*`;
  return Stack.of(scope).formatArn({ service: 'eks', resource, resourceName });
}
