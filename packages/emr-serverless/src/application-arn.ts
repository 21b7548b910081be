import { arnInPolicy, nameInPolicy } from '@sfn-tasks/core';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

const SERVICE = { service: 'emr-serverless', resource: '/applications' };

/** The application of that id; all of the account and region where an expression yields the id, or where there is none yet. */
export function applicationArn(scope: Construct, id?: string): string {
  return arnInPolicy(scope, { ...SERVICE, name: id });
}

/** The run of a job of an application; all its runs where the id of the run is not known. */
export function jobRunArn(scope: Construct, applicationId: string, jobRunId?: string): string {
  const run = jobRunId === undefined ? '*' : nameInPolicy(jobRunId);
  return arnInPolicy(scope, { ...SERVICE, name: applicationId, suffix: `/jobruns/${run}` });
}

/** Everything of EMR Serverless in the account and region: what an application is created in. */
export function serviceArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: SERVICE.service,
    resource: '/*',
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}
