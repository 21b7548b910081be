import type { Value } from '@sfn-tasks/core';
import type { MonitoringConfiguration } from './monitoring-configuration';

/** The settings of one classification, such as `spark-defaults`. */
export interface EmrServerlessConfiguration {
  /** The classification. */
  readonly classification: string;
  /**
   * The settings by name.
   *
   * @default - none
   */
  readonly properties?: Value<Readonly<Record<string, string>>>;
  /**
   * Classifications inside this one.
   *
   * @default - none
   */
  readonly configurations?: Value<readonly EmrServerlessConfiguration[]>;
}

/** What encrypts the disks of the workers. */
export interface DiskEncryptionConfiguration {
  /**
   * The ARN of the KMS key.
   *
   * @default - a key that AWS owns
   */
  readonly encryptionKeyArn?: string;
  /**
   * The encryption context by key, up to eight.
   *
   * @default - none
   */
  readonly encryptionContext?: Value<Readonly<Record<string, string>>>;
}

/** What a run has other than its application. */
export interface ConfigurationOverrides {
  /**
   * Settings of the engine.
   *
   * @default - those of the application
   */
  readonly applicationConfiguration?: Value<readonly EmrServerlessConfiguration[]>;
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
  readonly diskEncryptionConfiguration?: DiskEncryptionConfiguration;
}
