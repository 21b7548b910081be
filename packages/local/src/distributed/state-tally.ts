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
  private readonly counts = new Map<string, Record<'entered' | 'exited' | 'caught' | 'failed' | 'aborted', number>>();

  add(name: string, what: 'entered' | 'exited' | 'caught' | 'failed'): void {
    let counts = this.counts.get(name);
    if (!counts) {
      counts = { entered: 0, exited: 0, caught: 0, failed: 0, aborted: 0 };
      this.counts.set(name, counts);
    }
    counts[what] += 1;
  }

  /** A state that failed or was left will be entered again: a redrive goes on with it. */
  again(name: string, hasFailed: boolean): void {
    const counts = this.counts.get(name);
    if (!counts) return;
    counts.entered -= 1;
    counts[hasFailed ? 'failed' : 'aborted'] -= 1;
  }

  /** Its Map Run has ended: what ran was left. */
  end(): void {
    for (const counts of this.counts.values()) {
      counts.aborted = counts.entered - counts.exited - counts.failed;
    }
  }

  /** The counts by state. */
  byState(): Record<string, StateCounts> {
    const states = [...this.counts].map(
      ([name, { entered, exited, caught, failed, aborted }]): [string, StateCounts] => {
        const running = entered - exited - failed - aborted;
        return [name, { running, succeeded: exited - caught, caught, failed, aborted }];
      },
    );
    return Object.fromEntries(states);
  }
}
