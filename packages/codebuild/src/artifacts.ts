import type { OpenString, Value } from '@sfn-tasks/core';

/** The rights of the bucket's owner to an object that another account writes. */
export type BucketOwnerAccess = OpenString<'FULL' | 'NONE' | 'READ_ONLY'>;

/**
 * What becomes of the output of a build.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html
 */
export interface ProjectArtifacts {
  /** Who takes the output. */
  readonly type: OpenString<'CODEPIPELINE' | 'NO_ARTIFACTS' | 'S3'>;
  /**
   * The name of the bucket, for `S3`.
   *
   * @default - none
   */
  readonly location?: string;
  /**
   * The folder in the bucket.
   *
   * @default - the root
   */
  readonly path?: string;
  /**
   * Whether the identifier of the build becomes a part of the path.
   *
   * @default 'NONE'
   */
  readonly namespaceType?: OpenString<'BUILD_ID' | 'NONE'>;
  /**
   * The name of the folder or archive.
   *
   * @default - the name of the project
   */
  readonly name?: string;
  /**
   * Whether the output is one archive or a folder.
   *
   * @default 'NONE'
   */
  readonly packaging?: OpenString<'NONE' | 'ZIP'>;
  /**
   * Whether a name in the build commands wins over `name`.
   *
   * @default false
   */
  readonly overrideArtifactName?: Value<boolean>;
  /**
   * Whether the output stays unencrypted.
   *
   * @default false
   */
  readonly encryptionDisabled?: Value<boolean>;
  /**
   * The name of the output in the build; for secondary artifacts.
   *
   * @default - none
   */
  readonly artifactIdentifier?: string;
  /**
   * The rights of the bucket's owner.
   *
   * @default 'NONE'
   */
  readonly bucketOwnerAccess?: BucketOwnerAccess;
}
