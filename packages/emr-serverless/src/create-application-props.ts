import type { TaskProps, Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { CreateApplicationRequest } from './api.generated';
import type { InitialCapacity, MaximumCapacity } from './capacity';
import type { NetworkConfiguration } from './network-configuration';

/** The engines of an application. */
export enum ApplicationType {
  /** Apache Spark. */
  SPARK = 'SPARK',
  /** Apache Hive. */
  HIVE = 'HIVE',
}

/** The processors of an application's workers. */
export enum ApplicationArchitecture {
  /** AWS Graviton. */
  ARM64 = 'ARM64',
  /** Intel and AMD. */
  X86_64 = 'X86_64',
}

/** Props of {@link EmrServerlessCreateApplication}. */
export interface EmrServerlessCreateApplicationProps extends TaskProps<CreateApplicationRequest> {
  /** The release of EMR, such as `emr-7.5.0`. */
  readonly releaseLabel: string;
  /** The engine. */
  readonly type: Value<ApplicationType>;
  /**
   * The name of the application, up to 64 characters.
   *
   * @default - none
   */
  readonly name?: string;
  /**
   * The processors of the workers.
   *
   * @default ApplicationArchitecture.X86_64
   */
  readonly architecture?: Value<ApplicationArchitecture>;
  /**
   * The workers that are kept ready, by their type: `DRIVER` and `EXECUTOR` of Spark, `HIVE_DRIVER` and `TEZ_TASK` of Hive.
   *
   * @default - none; workers start with the jobs
   */
  readonly initialCapacity?: Value<Readonly<Record<string, InitialCapacity>>>;
  /**
   * The most that all workers may have together.
   *
   * @default - the quota of the account
   */
  readonly maximumCapacity?: MaximumCapacity;
  /**
   * Whether a job starts the application.
   *
   * @default true
   */
  readonly autoStart?: Value<boolean>;
  /**
   * Whether the application stops when it has had nothing to do for a while.
   *
   * @default true
   */
  readonly autoStop?: Value<boolean>;
  /**
   * How long the application has nothing to do until it stops, in whole minutes, up to seven days.
   *
   * @default Duration.minutes(15)
   */
  readonly idleTimeout?: Duration;
  /**
   * The network that the workers are in.
   *
   * @default - none; they reach S3 and other services of AWS in the region
   */
  readonly networkConfiguration?: NetworkConfiguration;
  /**
   * The tags of the application.
   *
   * @default - none
   */
  readonly tags?: Value<Readonly<Record<string, string>>>;
}
