import type { HistoryEvent } from '../history/history-event';
import type { Json } from '../json';
import { type StateCounts, StateTally } from './state-tally';

/** Of how many failed child executions details are kept, of how many of these the events, and at most how many of them. */
const MOST = { failures: 100, histories: 20, events: 500, text: 1_000 };

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

type Total = 'pending' | 'running' | 'succeeded' | 'failed' | 'timedOut' | 'aborted' | 'total' | 'resultsWritten';

/** How many child executions or items of a Map Run stand how. */
export type MapRunTotals = Readonly<Record<Total, number>>;

/** How a distributed Map goes, or went. */
export interface MapRun {
  /** The ARN that its MapRunStarted event tells. */
  readonly mapRunArn: string;
  /** How it stands. */
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  /** How many child executions it has. */
  readonly executionCounts: MapRunTotals;
  /** How many items they have. */
  readonly itemCounts: MapRunTotals;
  /** How the states of all child executions stand, by their names. */
  readonly states: Readonly<Record<string, StateCounts>>;
  /** The first child executions that failed, a hundred at most. */
  readonly failures: readonly FailedChild[];
}

/** A child execution that failed. */
export interface FailedChild {
  /** Its ARN. */
  readonly executionArn: string;
  /** Its name. */
  readonly name: string;
  /** How it ended: `FAILED` or `TIMED_OUT`. */
  readonly status: string;
  /**
   * The error.
   * @default - it has none
   */
  readonly error?: string;
  /**
   * The cause, of which the first thousand characters are kept.
   * @default - it has none
   */
  readonly cause?: string;
  /** The input as JSON, of which the first thousand characters are kept. */
  readonly input: string;
  /** Its events: those of the first twenty, of up to 500 each. */
  readonly events: readonly HistoryEvent[];
}

/** What is told of a child execution that failed. */
interface Failed extends Omit<FailedChild, 'input'> {
  readonly input: Json;
}

/** How a Map Run stands, for those who ask while it runs and after. */
export class MapRunRecord {
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' = 'RUNNING';
  stopDate: number | undefined;
  readonly items = new MapRunCounts();
  readonly executions = new MapRunCounts();
  readonly states = new StateTally();
  readonly failures: FailedChild[] = [];

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

  /** Whether the events of the next child execution are wanted, should it fail. */
  get keepsEvents(): boolean {
    return this.failures.length < MOST.histories;
  }

  /** A child execution has failed. */
  failed({ input, events, cause, ...facts }: Failed): void {
    if (this.failures.length >= MOST.failures) return;
    this.failures.push({
      ...facts,
      ...(cause !== undefined && { cause: shortened(cause) }),
      input: shortened(JSON.stringify(input)),
      events: this.keepsEvents ? events.slice(0, MOST.events) : [],
    });
  }

  /** How it stands, for those who look at its execution. */
  summary(): MapRun {
    const { arn, status, executions, items, states, failures } = this;
    return {
      mapRunArn: arn,
      status,
      executionCounts: { ...executions },
      itemCounts: { ...items },
      states: states.byState(status === 'RUNNING'),
      failures: [...failures],
    };
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

function shortened(text: string): string {
  return text.length > MOST.text ? `${text.slice(0, MOST.text)}…` : text;
}
