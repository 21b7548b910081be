/** How many items, or child executions, a Map Run has; what was not taken yet is not counted. */
export class MapRunCounts {
  readonly pending = 0;
  running = 0;
  succeeded = 0;
  failed = 0;
  timedOut = 0;
  aborted = 0;
  total = 0;
  resultsWritten = 0;
}

/** The limits of a Map Run. */
export interface MapRunLimits {
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
}

const FIELDS = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
} as const satisfies Record<string, keyof MapRunCounts>;

/** How a Map Run stands, for those who ask while it runs and after. */
export class MapRunRecord {
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' = 'RUNNING';
  stopDate: number | undefined;
  readonly items = new MapRunCounts();
  readonly executions = new MapRunCounts();

  constructor(
    readonly arn: string,
    readonly executionArn: string,
    readonly machineArn: string,
    readonly startDate: number,
    readonly limits: MapRunLimits,
  ) {}

  /** A child execution has started. */
  started(items: number): void {
    this.count('running', items, 1);
    this.count('total', items, 1);
  }

  /** A child execution has ended. */
  ended(status: string, items: number): void {
    this.count('running', -items, -1);
    this.count(FIELDS[status as keyof typeof FIELDS], items, 1);
  }

  end(status: 'SUCCEEDED' | 'FAILED' | 'ABORTED', stopDate: number): void {
    this.status = status;
    this.stopDate = stopDate;
  }

  private count(field: Exclude<keyof MapRunCounts, 'pending'>, items: number, executions: number): void {
    this.items[field] += items;
    this.executions[field] += executions;
  }
}
