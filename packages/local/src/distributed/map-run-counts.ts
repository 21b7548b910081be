import type { MapRunTotals } from './map-run-summary';

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
  /** All that did not succeed can run again. */
  readonly failuresNotRedrivable = 0;
  pendingRedrive = 0;
}

/** The counts that those who look at an execution see. */
export function totals({ failuresNotRedrivable: _, pendingRedrive: __, ...counts }: MapRunCounts): MapRunTotals {
  return counts;
}
