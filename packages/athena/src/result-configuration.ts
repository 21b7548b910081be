import type { OpenString } from '@sfn-tasks/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Location } from 'aws-cdk-lib/aws-s3';
import type { ResultConfiguration as ResultConfigurationRequest } from './api.generated';
import { folderUri } from './s3-access';

/**
 * Where a query's results go, and how they are encrypted.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_ResultConfiguration.html
 */
export interface ResultConfiguration {
  /**
   * The folder in S3 that gets the results; the permissions of the task are scoped to it.
   *
   * @default - the location of the work group
   */
  readonly outputLocation?: Location;
  /**
   * How the results are encrypted.
   *
   * @default - as the work group says, else as the bucket does
   */
  readonly encryptionConfiguration?: EncryptionConfiguration;
}

/**
 * The encryption of a query's results.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_EncryptionConfiguration.html
 */
export interface EncryptionConfiguration {
  /** Who encrypts, and with which kind of key. */
  readonly encryptionOption: OpenString<EncryptionOption>;
  /**
   * The KMS key, which the state machine may then use; not with `EncryptionOption.S3_MANAGED`.
   *
   * @default - none with `S3_MANAGED`, the account's own key for S3 otherwise
   */
  readonly encryptionKey?: IKey;
}

/** Who encrypts a query's results, and with which kind of key. */
export enum EncryptionOption {
  /** S3 encrypts with a key that it manages. */
  S3_MANAGED = 'SSE_S3',
  /** S3 encrypts with a KMS key. */
  KMS = 'SSE_KMS',
  /** Athena encrypts with a KMS key before it writes. */
  CLIENT_SIDE_KMS = 'CSE_KMS',
}

/** The result configuration as the request spells it, or nothing where it says nothing. */
export function renderResultConfiguration(
  configuration: ResultConfiguration = {},
): ResultConfigurationRequest | undefined {
  const { outputLocation, encryptionConfiguration } = configuration;
  if (outputLocation === undefined && encryptionConfiguration === undefined) return undefined;
  return {
    OutputLocation: outputLocation && folderUri(outputLocation),
    EncryptionConfiguration: encryptionConfiguration && {
      EncryptionOption: encryptionConfiguration.encryptionOption,
      KmsKey: encryptionConfiguration.encryptionKey?.keyArn,
    },
  };
}
