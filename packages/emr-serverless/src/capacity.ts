import type { Value } from '@sfn-tasks/core';

/** What a worker has. */
export interface WorkerConfiguration {
  /** The CPU, such as `4vCPU`. */
  readonly cpu: string;
  /** The memory, such as `16GB`. */
  readonly memory: string;
  /**
   * The disk, such as `20GB`.
   *
   * @default - as EMR Serverless chooses
   */
  readonly disk?: string;
  /**
   * The type of the disk: `STANDARD` or `SHUFFLE_OPTIMIZED`.
   *
   * @default STANDARD
   */
  readonly diskType?: string;
}

/** The workers of one type that an application keeps ready while it is started. */
export interface InitialCapacity {
  /** How many workers. */
  readonly workerCount: Value<number>;
  /**
   * What each of them has.
   *
   * @default - as EMR Serverless chooses
   */
  readonly workerConfiguration?: WorkerConfiguration;
}

/** What all workers of an application may have together. */
export interface MaximumCapacity {
  /** The CPU, such as `400vCPU`. */
  readonly cpu: string;
  /** The memory, such as `3000GB`. */
  readonly memory: string;
  /**
   * The disk, such as `20000GB`.
   *
   * @default - no limit
   */
  readonly disk?: string;
}
