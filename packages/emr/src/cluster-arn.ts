import { arnInPolicy } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The cluster of that id; all clusters of the account and region where an expression yields the id. */
export function clusterArn(scope: Construct, clusterId: string): string {
  return arnInPolicy(scope, { service: 'elasticmapreduce', resource: 'cluster', name: clusterId });
}

/** All clusters of the account and region: the id of a new one is not known yet. */
export function anyClusterArn(scope: Construct): string {
  return Stack.of(scope).formatArn({ service: 'elasticmapreduce', resource: 'cluster', resourceName: '*' });
}
