import type { OpenString, Value } from '@sfn-tasks/core';
import type { LocalCacheMode } from 'aws-cdk-lib/aws-codebuild';

/**
 * What builds keep for those after them.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectCache.html
 */
export interface ProjectCache {
  /** Where the cache is. */
  readonly type: OpenString<'LOCAL' | 'NO_CACHE' | 'S3'>;
  /**
   * The bucket with a prefix, for `S3`: `bucket/prefix`.
   *
   * @default - none
   */
  readonly location?: string;
  /**
   * What is kept on the build host, for `LOCAL`.
   *
   * @default - nothing
   */
  readonly modes?: readonly LocalCacheMode[] | Value<readonly string[]>;
  /**
   * Who shares the cache, for `S3`: builds with the same namespace.
   *
   * @default - builds with the same bucket and prefix
   */
  readonly cacheNamespace?: string;
}

/** How the image of a build is fetched from a private registry. */
export interface RegistryCredential {
  /** The secret in Secrets Manager that holds user name and password, by name or ARN. */
  readonly credential: string;
  /** The service that holds the secret. */
  readonly credentialProvider: OpenString<'SECRETS_MANAGER'>;
}

/** The reserved capacity that a build runs on. */
export interface ProjectFleet {
  /** The ARN of the fleet. */
  readonly fleetArn: string;
}
