import type { Run } from '../run/run';
import { ChildExecution, type ChildStatus } from './child-execution';
import { failedChild, MOST_FAILURES, MOST_HISTORIES } from './failed-child';
import { MapRunCounts, totals } from './map-run-counts';
import type { FailedChild, MapRun } from './map-run-summary';
import type { ResultCollector } from './result-writer';
import { StateTally } from './state-tally';

/** The limits of a Map Run: what is undefined is not limited, and without both of the latter no failure is tolerated. */
export interface MapRunLimits {
  maxConcurrency?: number;
  toleratedFailureCount?: number;
  toleratedFailurePercentage?: number;
}

/** What is settled when a Map Run starts; its limits may change. */
export interface MapRunFacts {
  readonly arn: string;
  readonly executionArn: string;
  readonly machineArn: string;
  readonly label: string;
  /** The ARN of a child execution without its name. */
  readonly childPrefix: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly startDate: number;
  readonly limits: MapRunLimits;
  /** Whether its child executions can be asked for, and go on in a redrive. */
  readonly keepsChildren: boolean;
}

/** So many events are kept of child executions that have succeeded, and as many of the others, so that memory stays bounded. */
export const MOST_CHILD_EVENTS = 25_000;
/** So many child executions are listed. */
export const MOST_CHILDREN = 100_000;

const FIELDS = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
  PENDING_REDRIVE: 'pendingRedrive',
} as const satisfies Record<ChildStatus, keyof MapRunCounts>;

/** How a Map Run stands, for those who ask while it runs and after, and what a redrive goes on with. */
export class MapRunRecord {
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' = 'RUNNING';
  stopDate: number | undefined;
  redriveCount = 0;
  redriveDate: number | undefined;
  readonly items = new MapRunCounts();
  readonly executions = new MapRunCounts();
  /** The child executions by name, the oldest first. */
  readonly children = new Map<string, ChildExecution>();
  /** Those that have started and not succeeded, by the place of their items. */
  readonly unsuccessful = new Map<number, ChildExecution>();
  /** How the states of all child executions go. */
  readonly states = new StateTally();
  /** The first child executions that failed. */
  readonly failures: FailedChild[] = [];
  /** So many have been started. */
  taken = 0;
  /** Takes more work when limits have changed. */
  wake: () => void = () => undefined;
  private readonly room = { succeeded: MOST_CHILD_EVENTS, others: MOST_CHILD_EVENTS };

  constructor(
    readonly facts: MapRunFacts,
    /** The results so far, as long as a redrive may go on with them. */
    public collector: ResultCollector | undefined,
  ) {}

  /** How much is kept for it. */
  get weight(): number {
    const { succeeded, others } = this.room;
    return 2 * MOST_CHILD_EVENTS - succeeded - others + this.children.size + this.taken;
  }

  /** Whether the events of the next child execution are wanted. */
  get keepsEvents(): boolean {
    return (this.facts.keepsChildren && this.facts.type === 'STANDARD') || this.failures.length < MOST_HISTORIES;
  }

  /** A child execution has started, or goes on after a redrive. */
  started(index: number, items: number, run: Run, before: ChildExecution | undefined): ChildExecution {
    const child = before ?? new ChildExecution(run.names.executionName, items, run);
    if (before) {
      this.room.others += before.weight;
      before.weight = 0;
      before.run = run;
      before.redriveCount += 1;
      if (this.facts.type === 'STANDARD') before.redriveDate = run.begun;
      this.move(before, 'RUNNING');
      const told = this.failures.findIndex(({ name }) => name === before.name);
      if (told >= 0) this.failures.splice(told, 1);
    } else {
      this.count('running', items, 1);
      this.count('total', items, 1);
      if (this.facts.keepsChildren && this.taken < MOST_CHILDREN) this.children.set(child.name, child);
      this.taken = Math.max(this.taken, index + 1);
    }
    child.stopDate = undefined;
    if (this.facts.keepsChildren) this.unsuccessful.set(index, child);
    return child;
  }

  /** A child execution has ended. */
  ended(child: ChildExecution, index: number, run: Run): void {
    this.move(child, run.status);
    const { length } = this.failures;
    if ((run.status === 'FAILED' || run.status === 'TIMED_OUT') && length < MOST_FAILURES) {
      this.failures.push(failedChild(run, length < MOST_HISTORIES));
    }
    if (!this.facts.keepsChildren) return;
    child.stopDate = run.scheduler.now();
    child.error = run.result?.error;
    const kind = run.status === 'SUCCEEDED' ? 'succeeded' : 'others';
    if (kind === 'succeeded') this.unsuccessful.delete(index);
    // EXPRESS ones have data, and no events.
    child.weight = run.recorder.events.length + 10;
    if (child.weight > this.room[kind]) {
      child.run = undefined;
      child.weight = 0;
    }
    this.room[kind] -= child.weight;
  }

  /** Its state has been left: nothing goes on with it. */
  close(): void {
    this.collector = undefined;
    this.unsuccessful.clear();
  }

  end(status: 'SUCCEEDED' | 'FAILED' | 'ABORTED', stopDate: number): void {
    this.status = status;
    this.stopDate = stopDate;
    this.states.end();
    // Those whose turn did not come stand as they did.
    for (const child of this.unsuccessful.values()) {
      if (child.status === 'PENDING_REDRIVE') this.move(child, child.lastStatus);
    }
  }

  /** It runs again: its child executions that did not succeed wait for their turn. */
  redrive(redriveDate: number): void {
    this.status = 'RUNNING';
    this.stopDate = undefined;
    this.redriveCount += 1;
    this.redriveDate = redriveDate;
    for (const child of this.unsuccessful.values()) {
      child.lastStatus = child.status;
      this.move(child, 'PENDING_REDRIVE');
    }
  }

  update(limits: MapRunLimits): void {
    Object.assign(this.facts.limits, limits);
    this.wake();
  }

  /** The results of all that have ended are in S3. */
  written(): void {
    for (const counts of [this.items, this.executions]) counts.resultsWritten = counts.total;
  }

  /** How it stands, for those who look at its execution. */
  summary(): MapRun {
    const { facts, status, executions, items, states, failures } = this;
    return {
      mapRunArn: facts.arn,
      status,
      executionCounts: totals(executions),
      itemCounts: totals(items),
      states: states.byState(),
      failures: [...failures],
    };
  }

  private move(child: ChildExecution, status: ChildStatus): void {
    this.count(FIELDS[child.status], -child.items, -1);
    this.count(FIELDS[status], child.items, 1);
    child.status = status;
  }

  private count(field: (typeof FIELDS)[keyof typeof FIELDS] | 'total', items: number, executions: number): void {
    this.items[field] += items;
    this.executions[field] += executions;
  }
}
