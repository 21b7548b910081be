import type { OpenString, Value } from '@sfn-tasks/core';
import type { BucketOwnerAccess } from './artifacts';

/**
 * Where the log of a build goes.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_LogsConfig.html
 */
export interface LogsConfig {
  /**
   * The log in CloudWatch Logs.
   *
   * @default - as the project says
   */
  readonly cloudWatchLogs?: CloudWatchLogsConfig;
  /**
   * The log in S3.
   *
   * @default - as the project says
   */
  readonly s3Logs?: S3LogsConfig;
}

/** The log of a build in CloudWatch Logs. */
export interface CloudWatchLogsConfig {
  /** Whether it is written. */
  readonly status: OpenString<'DISABLED' | 'ENABLED'>;
  /**
   * The name of the log group.
   *
   * @default - `/aws/codebuild/` and the name of the project
   */
  readonly groupName?: string;
  /**
   * What the names of the log streams start with.
   *
   * @default - the identifier of the build alone
   */
  readonly streamName?: string;
}

/** The log of a build in S3. */
export interface S3LogsConfig {
  /** Whether it is written. */
  readonly status: OpenString<'DISABLED' | 'ENABLED'>;
  /**
   * The bucket by name or ARN, with a prefix: `bucket/prefix`.
   *
   * @default - none
   */
  readonly location?: string;
  /**
   * Whether the log stays unencrypted.
   *
   * @default false
   */
  readonly encryptionDisabled?: Value<boolean>;
  /**
   * The rights of the bucket's owner.
   *
   * @default 'NONE'
   */
  readonly bucketOwnerAccess?: BucketOwnerAccess;
}
