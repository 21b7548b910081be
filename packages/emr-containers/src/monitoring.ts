import { allow, textWhen, type Value } from '@sfn-tasks/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { MonitoringConfiguration } from './api.generated';

/**
 * Where a job writes its logs, and how it is watched.
 *
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_MonitoringConfiguration.html
 */
export interface Monitoring {
  /**
   * Whether a log group and a bucket are made where none is given.
   *
   * @default false
   */
  readonly logging?: boolean;
  /**
   * The log group that gets the logs.
   *
   * @default - none; a new one with `logging`
   */
  readonly logGroup?: ILogGroup;
  /**
   * What the names of the log streams start with.
   *
   * @default - nothing
   */
  readonly logStreamNamePrefix?: string;
  /**
   * The bucket that gets the logs.
   *
   * @default - none; a new one with `logging`
   */
  readonly logBucket?: IBucket;
  /**
   * Whether the Spark history server shows the job.
   *
   * @default true
   */
  readonly persistentAppUI?: Value<boolean>;
}

/** The places that a job writes its logs to. */
export interface LogDestinations {
  readonly logGroup?: ILogGroup;
  readonly logBucket?: IBucket;
}

/** The places as given, or made where logging asks for them. */
export function makeLogDestinations(scope: Construct, monitoring: Monitoring = {}): LogDestinations {
  const { logging = false, logGroup, logBucket } = monitoring;
  return {
    logGroup: logGroup ?? (logging ? new LogGroup(scope, 'Monitoring Log Group') : undefined),
    logBucket: logBucket ?? (logging ? new Bucket(scope, 'Monitoring Bucket') : undefined),
  };
}

/** Lets the job write its logs: EMR looks for the log group and the stream before it writes. */
export function grantLogging(role: IRole, { logGroup, logBucket }: LogDestinations): void {
  logBucket?.grantRead(role);
  logBucket?.grantPut(role);
  if (logGroup === undefined) return;
  logGroup.grantWrite(role);
  logGroup.grant(role, 'logs:DescribeLogStreams');
  // IAM has no resource for it.
  role.addToPrincipalPolicy(allow('logs:DescribeLogGroups', '*'));
}

/** The monitoring as the request spells it. */
export function renderMonitoring(
  { persistentAppUI = true, logStreamNamePrefix }: Monitoring,
  { logGroup, logBucket }: LogDestinations,
): MonitoringConfiguration {
  return {
    CloudWatchMonitoringConfiguration: logGroup && {
      LogGroupName: logGroup.logGroupName,
      LogStreamNamePrefix: logStreamNamePrefix,
    },
    PersistentAppUI: textWhen(persistentAppUI, 'ENABLED', 'DISABLED'),
    S3MonitoringConfiguration: logBucket && { LogUri: logBucket.s3UrlForObject() },
  };
}
