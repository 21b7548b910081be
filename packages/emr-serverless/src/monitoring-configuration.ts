import type { Value } from '@sfn-tasks/core';

/** Logs in S3. */
export interface S3MonitoringConfiguration {
  /** Where they go, such as `s3://bucket/logs`. */
  readonly logUri: string;
  /**
   * The ARN of the KMS key that encrypts them.
   *
   * @default - as the bucket encrypts
   */
  readonly encryptionKeyArn?: string;
}

/** Logs that EMR Serverless keeps. */
export interface ManagedPersistenceMonitoringConfiguration {
  /**
   * Whether it keeps them.
   *
   * @default true
   */
  readonly enabled?: Value<boolean>;
  /**
   * The ARN of the KMS key that encrypts them.
   *
   * @default - a key that AWS owns
   */
  readonly encryptionKeyArn?: string;
}

/** Logs in CloudWatch. */
export interface CloudWatchLoggingConfiguration {
  /** Whether they go there. */
  readonly enabled: Value<boolean>;
  /**
   * The name of the log group.
   *
   * @default - as EMR Serverless chooses
   */
  readonly logGroupName?: string;
  /**
   * What the names of the log streams begin with.
   *
   * @default - as EMR Serverless chooses
   */
  readonly logStreamNamePrefix?: string;
  /**
   * The ARN of the KMS key that encrypts them.
   *
   * @default - as the log group encrypts
   */
  readonly encryptionKeyArn?: string;
  /**
   * Which logs, by the type of the worker: `{ SPARK_DRIVER: ['STDOUT', 'STDERR'] }`.
   *
   * @default - as EMR Serverless chooses
   */
  readonly logTypes?: Value<Readonly<Record<string, Value<readonly string[]>>>>;
}

/** Metrics in a workspace of Amazon Managed Service for Prometheus. */
export interface PrometheusMonitoringConfiguration {
  /** The URL that the workspace takes metrics at. */
  readonly remoteWriteUrl: string;
}

/** Where the logs and metrics of a run go; the role that the job runs with must be allowed to write there. */
export interface MonitoringConfiguration {
  /**
   * Logs in S3.
   *
   * @default - none
   */
  readonly s3MonitoringConfiguration?: S3MonitoringConfiguration;
  /**
   * Logs that EMR Serverless keeps.
   *
   * @default - it keeps them
   */
  readonly managedPersistenceMonitoringConfiguration?: ManagedPersistenceMonitoringConfiguration;
  /**
   * Logs in CloudWatch.
   *
   * @default - none
   */
  readonly cloudWatchLoggingConfiguration?: CloudWatchLoggingConfiguration;
  /**
   * Metrics in Prometheus.
   *
   * @default - none
   */
  readonly prometheusMonitoringConfiguration?: PrometheusMonitoringConfiguration;
}
