import type { Value } from '@sfn-tasks/core';

/** A job of Spark, as `spark-submit` takes it. */
export interface SparkSubmit {
  /** Where the code is, such as `s3://bucket/job.py`. */
  readonly entryPoint: string;
  /**
   * The arguments of the code.
   *
   * @default - none
   */
  readonly entryPointArguments?: Value<readonly string[]>;
  /**
   * The options of `spark-submit`, such as `--conf spark.executor.cores=4`.
   *
   * @default - none
   */
  readonly sparkSubmitParameters?: string;
}

/** A job of Hive. */
export interface Hive {
  /** The query, or where the file with it is, such as `s3://bucket/query.sql`. */
  readonly query: string;
  /**
   * Where the file is that runs before the query.
   *
   * @default - none
   */
  readonly initQueryFile?: string;
  /**
   * The options of Hive, such as `--hiveconf hive.exec.scratchdir=s3://bucket/scratch`.
   *
   * @default - none
   */
  readonly parameters?: string;
}

/** What a run does: one of its members. */
export interface EmrServerlessJobDriver {
  /**
   * A job of Spark.
   *
   * @default - the job is of Hive
   */
  readonly sparkSubmit?: SparkSubmit;
  /**
   * A job of Hive.
   *
   * @default - the job is of Spark
   */
  readonly hive?: Hive;
}
