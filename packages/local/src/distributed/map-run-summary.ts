import type { HistoryEvent } from '../history/history-event';
import type { StateCounts } from './state-tally';

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
