import { arnInPolicy } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Which queries a task may touch, where its request only names a query. */
export interface WorkGroupScope {
  /**
   * The work group that the query runs in; narrows the permission, and is no part of the request.
   *
   * @default - any work group of the account
   */
  readonly workGroup?: string;
}

/** The ARN of a work group, or of all where none is named. */
export function workGroupArn(scope: Construct, name: string | undefined): string {
  return name === undefined
    ? Stack.of(scope).formatArn({ service: 'athena', resource: 'workgroup', resourceName: '*' })
    : arnInPolicy(scope, { service: 'athena', resource: 'workgroup', name });
}
