import type { OpenString, Value } from '@sfn-tasks/core';

/** The kind of place that a source is in. */
export type SourceType = OpenString<
  | 'BITBUCKET'
  | 'CODECOMMIT'
  | 'CODEPIPELINE'
  | 'GITHUB'
  | 'GITHUB_ENTERPRISE'
  | 'GITLAB'
  | 'GITLAB_SELF_MANAGED'
  | 'NO_SOURCE'
  | 'S3'
>;

/**
 * A source besides the first.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html
 */
export interface ProjectSource {
  /** The kind of place that the source is in. */
  readonly type: SourceType;
  /**
   * Where the source is: a repository URL, or `bucket/path/object` in S3.
   *
   * @default - none, for `NO_SOURCE` and `CODEPIPELINE`
   */
  readonly location?: string;
  /**
   * How many commits of the history are fetched, 0 for all.
   *
   * @default 0
   */
  readonly gitCloneDepth?: Value<number>;
  /**
   * Whether submodules are fetched.
   *
   * @default - they are not
   */
  readonly gitSubmodulesConfig?: GitSubmodulesConfig;
  /**
   * The build commands: YAML, or a path in the source.
   *
   * @default - `buildspec.yml`
   */
  readonly buildspec?: string;
  /**
   * How CodeBuild signs in.
   *
   * @default - with the credentials of the account
   */
  readonly auth?: SourceAuth;
  /**
   * Whether the provider of the source gets to know how the build ends.
   *
   * @default false
   */
  readonly reportBuildStatus?: Value<boolean>;
  /**
   * What the provider of the source shows.
   *
   * @default - CodeBuild's own text and link
   */
  readonly buildStatusConfig?: BuildStatusConfig;
  /**
   * Whether warnings about the certificate of the source are ignored.
   *
   * @default false
   */
  readonly insecureSsl?: Value<boolean>;
  /**
   * The name of the source in the build, letters, digits and underscores.
   *
   * @default - none
   */
  readonly sourceIdentifier?: string;
}

/** The version of a source besides the first. */
export interface ProjectSourceVersion {
  /** The name of the source in the build. */
  readonly sourceIdentifier: string;
  /** A commit, branch, tag, pull request, or the version of an S3 object. */
  readonly sourceVersion: string;
}

/** How CodeBuild signs in to the provider of a source. */
export interface SourceAuth {
  /** The kind of credentials. */
  readonly type: OpenString<'CODECONNECTIONS' | 'OAUTH' | 'SECRETS_MANAGER'>;
  /**
   * The ARN of the connection, token or secret.
   *
   * @default - none
   */
  readonly resource?: string;
}

/** What is done about Git submodules. */
export interface GitSubmodulesConfig {
  /** Whether they are fetched. */
  readonly fetchSubmodules: Value<boolean>;
}

/** What the provider of a source shows about a build. */
export interface BuildStatusConfig {
  /**
   * The title of the status: `context` in GitHub, `name` in Bitbucket.
   *
   * @default - CodeBuild's own
   */
  readonly context?: string;
  /**
   * The link of the status.
   *
   * @default - the build in the console
   */
  readonly targetUrl?: string;
}
