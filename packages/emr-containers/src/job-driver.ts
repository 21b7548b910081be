import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { JobDriver as JobDriverRequest } from './api.generated';

/**
 * A job that `spark-submit` starts.
 *
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_SparkSubmitJobDriver.html
 */
export interface SparkSubmitJobDriver {
  /** The file to run, such as `local:///usr/lib/spark/examples/src/main/python/pi.py` or an S3 URI; 1 to 256 characters. */
  readonly entryPoint: TaskInput;
  /**
   * The arguments of the job: a list of strings, or an expression that yields one.
   *
   * @default - none
   */
  readonly entryPointArguments?: TaskInput;
  /**
   * The parameters of `spark-submit`, such as `--conf spark.executor.cores=2`; up to 102400 characters.
   *
   * @default - none
   */
  readonly sparkSubmitParameters?: string;
}

/**
 * What runs the job.
 *
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_JobDriver.html
 */
export interface JobDriver {
  /** A job that `spark-submit` starts. */
  readonly sparkSubmitJobDriver: SparkSubmitJobDriver;
}

/** The driver as the request spells it. */
export function renderJobDriver({ sparkSubmitJobDriver: driver }: JobDriver): JobDriverRequest {
  return {
    SparkSubmitJobDriver: {
      EntryPoint: driver.entryPoint.value,
      EntryPointArguments: driver.entryPointArguments?.value,
      SparkSubmitParameters: driver.sparkSubmitParameters,
    },
  };
}
