import type { Value } from '@sfn-tasks/core';

/** The settings of one classification, such as `spark-defaults`. */
export interface ApplicationConfiguration {
  /** The classification. */
  readonly classification: string;
  /**
   * The settings by name.
   *
   * @default - none
   */
  readonly properties?: Readonly<Record<string, string>>;
  /**
   * Classifications inside this one.
   *
   * @default - none
   */
  readonly configurations?: readonly ApplicationConfiguration[];
}

/** Where the logs and metrics of a run go; what the job writes, its execution role must be allowed to write. */
export interface MonitoringConfiguration {
  /**
   * Logs in S3.
   *
   * @default - none
   */
  readonly s3MonitoringConfiguration?: { readonly logUri: string; readonly encryptionKeyArn?: string };
  /**
   * Logs that EMR Serverless keeps for 30 days.
   *
   * @default - enabled
   */
  readonly managedPersistenceMonitoringConfiguration?: {
    readonly enabled?: Value<boolean>;
    readonly encryptionKeyArn?: string;
  };
  /**
   * Logs in CloudWatch.
   *
   * @default - none
   */
  readonly cloudWatchLoggingConfiguration?: {
    readonly enabled: Value<boolean>;
    readonly logGroupName?: string;
    readonly logStreamNamePrefix?: string;
    readonly encryptionKeyArn?: string;
    readonly logTypes?: Readonly<Record<string, readonly string[]>>;
  };
  /**
   * Metrics in a workspace of Amazon Managed Service for Prometheus.
   *
   * @default - none
   */
  readonly prometheusMonitoringConfiguration?: { readonly remoteWriteUrl: string };
}

/** What a run has other than its application. */
export interface ConfigurationOverrides {
  /**
   * Settings of the engine.
   *
   * @default - those of the application
   */
  readonly applicationConfiguration?: readonly ApplicationConfiguration[];
  /**
   * Where logs and metrics go.
   *
   * @default - as the application says
   */
  readonly monitoringConfiguration?: MonitoringConfiguration;
  /**
   * What encrypts the disks of the workers.
   *
   * @default - as the application says
   */
  readonly diskEncryptionConfiguration?: {
    readonly encryptionKeyArn?: string;
    readonly encryptionContext?: Readonly<Record<string, string>>;
  };
}
