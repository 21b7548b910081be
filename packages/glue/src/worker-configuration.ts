import type { OpenString, Value } from '@sfn-tasks/core';

/** The workers of one run of a job. */
export interface WorkerConfigurationProperty {
  /**
   * The type of each worker.
   *
   * @default - `workerTypeV2`, one of the two is required
   * @deprecated use `workerTypeV2`, which takes types that come later too
   */
  readonly workerType?: OpenString<WorkerType>;
  /**
   * The type of each worker.
   *
   * @default - `workerType`, one of the two is required
   */
  readonly workerTypeV2?: WorkerTypeV2;
  /** How many workers the run gets. */
  readonly numberOfWorkers: Value<number>;
}

/**
 * The type of a worker.
 *
 * @deprecated use `WorkerTypeV2`, which takes types that come later too
 */
export enum WorkerType {
  /** 4 vCPU, 16 GB of memory, 50 GB of disk, 2 executors. */
  STANDARD = 'Standard',
  /** A quarter of a DPU: 2 vCPU, 4 GB of memory, 64 GB of disk; for streams of low volume. */
  G_025X = 'G.025X',
  /** 1 DPU: 4 vCPU, 16 GB of memory, 64 GB of disk. */
  G_1X = 'G.1X',
  /** 2 DPU: 8 vCPU, 32 GB of memory, 128 GB of disk. */
  G_2X = 'G.2X',
  /** 4 DPU: 16 vCPU, 64 GB of memory, 256 GB of disk; for the most demanding transforms, joins and aggregations. */
  G_4X = 'G.4X',
  /** 8 DPU: 32 vCPU, 128 GB of memory, 512 GB of disk; for the most demanding transforms, joins and aggregations. */
  G_8X = 'G.8X',
  /** 2 DPU with more memory: 8 vCPU, 64 GB of memory, 128 GB of disk; for Ray jobs. */
  Z_2X = 'Z.2X',
}

/**
 * The type of a worker, those included that this library does not know yet.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/worker-types.html
 *
 * @example
 * import { WorkerTypeV2 } from '@sfn-tasks/glue';
 *
 * const known = WorkerTypeV2.G_1X;
 * const later = WorkerTypeV2.of('R.8X');
 */
export class WorkerTypeV2 {
  /** 4 vCPU, 16 GB of memory, 50 GB of disk, 2 executors. */
  public static readonly STANDARD = new WorkerTypeV2('Standard');
  /** 1 DPU: 4 vCPU, 16 GB of memory, 64 GB of disk. */
  public static readonly G_1X = new WorkerTypeV2('G.1X');
  /** 2 DPU: 8 vCPU, 32 GB of memory, 128 GB of disk. */
  public static readonly G_2X = new WorkerTypeV2('G.2X');
  /** 4 DPU: 16 vCPU, 64 GB of memory, 256 GB of disk; for the most demanding transforms, joins and aggregations. */
  public static readonly G_4X = new WorkerTypeV2('G.4X');
  /** 8 DPU: 32 vCPU, 128 GB of memory, 512 GB of disk; for the most demanding transforms, joins and aggregations. */
  public static readonly G_8X = new WorkerTypeV2('G.8X');
  /** A quarter of a DPU: 2 vCPU, 4 GB of memory, 64 GB of disk; for streams of low volume. */
  public static readonly G_025X = new WorkerTypeV2('G.025X');
  /** 2 DPU with more memory: 8 vCPU, 64 GB of memory, 128 GB of disk; for Ray jobs. */
  public static readonly Z_2X = new WorkerTypeV2('Z.2X');

  /** Any type by its name, or by an expression that yields the name. */
  public static of(workerType: string): WorkerTypeV2 {
    return new WorkerTypeV2(workerType);
  }

  private constructor(
    /** The name that Glue knows the type by. */
    public readonly name: string,
  ) {}
}
