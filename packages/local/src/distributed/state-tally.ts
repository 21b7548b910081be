/** In how many child executions, or how often in them, a state stands how. */
export interface StateCounts {
  /** It runs. */
  readonly running: number;
  /** It ended without an error. */
  readonly succeeded: number;
  /** It failed, and one of its catchers took the error. */
  readonly caught: number;
  /** It failed, and so did what is around it. */
  readonly failed: number;
  /** It was left when another branch or the Map Run failed. */
  readonly aborted: number;
}

/** Counts how the states of child executions go: their events are not kept, as there may be millions. */
export class StateTally {
  private readonly counts = new Map<string, { entered: number; exited: number; caught: number; failed: number }>();

  add(name: string, what: 'entered' | 'exited' | 'caught' | 'failed'): void {
    let counts = this.counts.get(name);
    if (!counts) {
      counts = { entered: 0, exited: 0, caught: 0, failed: 0 };
      this.counts.set(name, counts);
    }
    counts[what] += 1;
  }

  /** The counts by state, while its Map Run is running or after. */
  byState(isRunning: boolean): Record<string, StateCounts> {
    const states = [...this.counts].map(([name, { entered, exited, caught, failed }]): [string, StateCounts] => {
      const open = entered - exited - failed;
      const [running, aborted] = isRunning ? [open, 0] : [0, open];
      return [name, { running, succeeded: exited - caught, caught, failed, aborted }];
    });
    return Object.fromEntries(states);
  }
}
