import type { OpenString, Value } from '@sfn-tasks/core';
import type {
  BuildEnvironmentVariable,
  BuildSpec,
  ComputeType,
  EnvironmentType,
  ImagePullPrincipalType,
  IProjectRef,
} from 'aws-cdk-lib/aws-codebuild';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ProjectArtifacts } from './artifacts';
import type { ProjectCache, RegistryCredential } from './environment';
import type { LogsConfig } from './logs-config';
import type { GitSubmodulesConfig, ProjectSource, ProjectSourceVersion, SourceAuth, SourceType } from './source';

/** The project of a build, and what builds and batches may do otherwise than it says. */
export interface BuildOverrides {
  /** The project. */
  readonly project: IProjectRef;
  /**
   * Environment variables of this build by name, laid over those of the project; numbers and booleans become text.
   *
   * @default - those of the project
   */
  readonly environmentVariablesOverride?: { readonly [name: string]: BuildEnvironmentVariable };
  /**
   * The commit, branch, tag or pull request that is built, or the version of an S3 object.
   *
   * @default - the newest
   */
  readonly sourceVersion?: string;
  /**
   * The kind of place that the source is in.
   *
   * @default - as the project says
   */
  readonly sourceTypeOverride?: SourceType;
  /**
   * Where the source is: a repository URL, or `bucket/path/object` in S3.
   *
   * @default - as the project says
   */
  readonly sourceLocationOverride?: string;
  /**
   * How CodeBuild signs in to the provider of the source.
   *
   * @default - as the project says
   */
  readonly sourceAuthOverride?: SourceAuth;
  /**
   * The sources besides the first.
   *
   * @default - those of the project
   */
  readonly secondarySourcesOverride?: Value<readonly ProjectSource[]>;
  /**
   * The versions of the sources besides the first.
   *
   * @default - the newest
   */
  readonly secondarySourcesVersionOverride?: Value<readonly ProjectSourceVersion[]>;
  /**
   * How many commits of the history are fetched, 0 for all.
   *
   * @default - as the project says
   */
  readonly gitCloneDepthOverride?: Value<number>;
  /**
   * Whether Git submodules are fetched.
   *
   * @default - as the project says
   */
  readonly gitSubmodulesConfigOverride?: GitSubmodulesConfig;
  /**
   * Whether warnings about the certificate of the source are ignored.
   *
   * @default - as the project says
   */
  readonly insecureSslOverride?: Value<boolean>;
  /**
   * The build commands: a `BuildSpec`, YAML, a path in the source, or the ARN of an S3 object.
   *
   * @default - those of the project
   */
  readonly buildspecOverride?: BuildSpec | string;
  /**
   * What becomes of the output.
   *
   * @default - as the project says
   */
  readonly artifactsOverride?: ProjectArtifacts;
  /**
   * What becomes of the outputs besides the first.
   *
   * @default - as the project says
   */
  readonly secondaryArtifactsOverride?: Value<readonly ProjectArtifacts[]>;
  /**
   * The kind of machine.
   *
   * @default - that of the project
   */
  readonly environmentTypeOverride?: OpenString<`${EnvironmentType}`>;
  /**
   * The size of the machine.
   *
   * @default - that of the project
   */
  readonly computeTypeOverride?: OpenString<`${ComputeType}`>;
  /**
   * The container image, by the name that CodeBuild or a registry knows it by.
   *
   * @default - that of the project
   */
  readonly imageOverride?: string;
  /**
   * Whose credentials fetch the image: CodeBuild's own, or those of the service role.
   *
   * @default - as the project says
   */
  readonly imagePullCredentialsTypeOverride?: OpenString<`${ImagePullPrincipalType}`>;
  /**
   * How the image is fetched from a private registry.
   *
   * @default - as the project says
   */
  readonly registryCredentialOverride?: RegistryCredential;
  /**
   * Whether Docker may run inside the build.
   *
   * @default - as the project says
   */
  readonly privilegedModeOverride?: Value<boolean>;
  /**
   * The certificate that the build trusts, as `bucket/path/object` in S3.
   *
   * @default - that of the project
   */
  readonly certificateOverride?: string;
  /**
   * What builds keep for those after them.
   *
   * @default - as the project says
   */
  readonly cacheOverride?: ProjectCache;
  /**
   * The role of this build, which the state machine may then hand to CodeBuild.
   *
   * @default - that of the project
   */
  readonly serviceRoleOverride?: IRole;
  /**
   * The KMS key that encrypts the output, as a construct, ARN or `alias/…`; the role of the build uses it, not the state machine.
   *
   * @default - that of the project
   */
  readonly encryptionKeyOverride?: IKey | string;
  /**
   * How many minutes a build may wait for its start.
   *
   * @default - as the project says
   */
  readonly queuedTimeoutInMinutesOverride?: Value<number>;
  /**
   * Where the log goes.
   *
   * @default - as the project says
   */
  readonly logsConfigOverride?: LogsConfig;
  /**
   * Whether a session may be opened into the running build.
   *
   * @default false
   */
  readonly debugSessionEnabled?: Value<boolean>;
  /**
   * The identity of the request within 5 minutes: the same one starts nothing twice.
   *
   * @default - none
   */
  readonly idempotencyToken?: string;
}
