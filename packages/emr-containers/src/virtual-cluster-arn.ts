import { arnInPolicy } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

const SERVICE = { service: 'emr-containers', resource: '/virtualclusters' };

/** The virtual cluster of that id; all of the account and region where an expression yields the id. */
export function virtualClusterArn(scope: Construct, id: string): string {
  return arnInPolicy(scope, { ...SERVICE, name: id });
}

/** The job runs of a virtual cluster. */
export function jobRunsArn(scope: Construct, id: string): string {
  return arnInPolicy(scope, { ...SERVICE, name: id, suffix: '/jobruns/*' });
}

/** All virtual clusters of the account and region: the id of a new one is not known yet. */
export function anyVirtualClusterArn(scope: Construct): string {
  return Stack.of(scope).formatArn({ ...SERVICE, resourceName: '*' });
}
