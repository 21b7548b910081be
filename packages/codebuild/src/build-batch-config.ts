import type { OpenString, Value } from '@sfn-tasks/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';

/**
 * How a batch of builds runs.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectBuildBatchConfig.html
 */
export interface ProjectBuildBatchConfig {
  /**
   * The role of the batch, which the state machine may then hand to CodeBuild.
   *
   * @default - that of the project
   */
  readonly serviceRole?: IRole;
  /**
   * Whether the outputs of all builds go to one place.
   *
   * @default false
   */
  readonly combineArtifacts?: Value<boolean>;
  /**
   * What the builds of the batch are held to.
   *
   * @default - nothing
   */
  readonly restrictions?: BatchRestrictions;
  /**
   * How many minutes the batch may take.
   *
   * @default - as the project says
   */
  readonly timeoutInMins?: Value<number>;
  /**
   * Whether the provider of the source gets one status for the batch, or one for each build.
   *
   * @default - as the project says
   */
  readonly batchReportMode?: OpenString<'REPORT_AGGREGATED_BATCH' | 'REPORT_INDIVIDUAL_BUILDS'>;
}

/** What the builds of a batch are held to. */
export interface BatchRestrictions {
  /**
   * The most builds in the batch.
   *
   * @default - as many as the account may have
   */
  readonly maximumBuildsAllowed?: Value<number>;
  /**
   * The compute types that builds may have, such as `BUILD_GENERAL1_SMALL`.
   *
   * @default - all
   */
  readonly computeTypesAllowed?: Value<readonly string[]>;
  /**
   * The fleets that builds may run on, by ARN.
   *
   * @default - all
   */
  readonly fleetsAllowed?: Value<readonly string[]>;
}
