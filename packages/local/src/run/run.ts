import type { ExecutionStatus, Result, SimulateOptions } from '../contract';
import type { CompiledMachine } from '../definition/types';
import type { MapRunRecord } from '../distributed/map-run-record';
import type { MapRun } from '../distributed/map-run-summary';
import type { StateTally } from '../distributed/state-tally';
import { Failure, STOPPED } from '../failure';
import type { HistoryEvent } from '../history/history-event';
import { failureDetails, inputDetails, outputDetails, Recorder } from '../history/recorder';
import type { Json, JsonObject } from '../json';
import type { Bindings } from '../jsonata/expression';
import { jsonataFunctions } from '../jsonata/functions';
import { Branch, timeText } from './branch';
import type { Maybe } from './maybe';
import type { Random } from './random';
import { resumeStates, runStates } from './run-states';
import type { Scheduler } from './scheduler';
import { StopSignal } from './stop-signal';
import type { PendingToken } from './tokens';

/** How long an execution may take, in seconds: a year, or five minutes. */
export const LONGEST = { STANDARD: 31_536_000, EXPRESS: 300 };

/** So often an execution can be redriven. */
export const MOST_REDRIVES = 1_000;

/** What an execution is called. */
export interface Names {
  readonly machineName: string;
  readonly machineArn: string;
  readonly executionName: string;
  readonly executionArn: string;
  readonly roleArn: string | null;
}

/** What is the same for an execution and those that it starts. */
export interface Shared {
  readonly options: SimulateOptions;
  readonly region: string;
  readonly account: string;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly tokens: Map<string, PendingToken>;
  /** The executions of other machines that tasks gave a name, with their input as JSON. */
  readonly named: Map<string, { readonly run: Run; readonly input: string }>;
  /** Takes the Map Runs, where somebody asks how they stand. */
  readonly mapRuns?: MapRunRecord[];
  /** Whether child executions can be asked for, and go on in a redrive. */
  readonly keepsChildren?: boolean;
}

/** One execution. */
export class Run {
  readonly stop = new StopSignal();
  readonly recorder: Recorder;
  /** Counts how its states go: that of a Map Run, where it is a child execution. */
  readonly states: StateTally | undefined;
  readonly startDate: number;
  readonly redriveCount: number;
  /** When this run of the execution began: at its start, or when it was redriven. */
  readonly begun: number;
  private functions: Bindings | undefined;
  private contexts: { readonly execution: JsonObject; readonly machine: JsonObject } | undefined;
  /** How many states were entered. */
  transitions = 0;
  status: ExecutionStatus = 'RUNNING';
  readonly done: Promise<Result>;
  private finish!: (result: Result) => void;
  private break!: (reason: unknown) => void;
  private readonly root: Branch;
  /** How it ended, once it has. */
  result: Result | undefined;
  private cancelTimeout: (() => void) | undefined;

  constructor(
    readonly shared: Shared,
    readonly names: Names,
    readonly type: 'STANDARD' | 'EXPRESS',
    readonly input: Json,
    history: { keep: boolean; onEvent?: (event: HistoryEvent) => void; states?: StateTally },
    before?: Run,
  ) {
    const now = () => this.scheduler.now();
    this.begun = now();
    this.startDate = before?.startDate ?? this.begun;
    // Nothing else is kept of the run before.
    this.redriveCount = before ? before.redriveCount + 1 : 0;
    this.recorder =
      before?.recorder.continueOn(now) ?? new Recorder(history.keep, history.onEvent, now, type === 'STANDARD');
    this.states = history.states;
    this.root = new Branch(this);
    this.done = new Promise((resolve, reject) => {
      this.finish = resolve;
      this.break = reject;
    });
  }

  /** What the context object says of the execution and its machine; made when it is read. */
  get context(): { readonly execution: JsonObject; readonly machine: JsonObject } {
    const { names } = this;
    this.contexts ??= {
      execution: {
        Id: names.executionArn,
        Input: this.input,
        StartTime: timeText(this.startDate),
        Name: names.executionName,
        RoleArn: names.roleArn,
        ...(this.type === 'STANDARD' && { RedriveCount: this.redriveCount }),
        ...(this.redriveCount > 0 && { RedriveTime: timeText(this.begun) }),
      },
      machine: { Id: names.machineArn, Name: names.machineName },
    };
    return this.contexts;
  }

  /** The functions that expressions have besides JSONata's own. */
  get jsonataFunctions(): Bindings {
    this.functions ??= jsonataFunctions(this.random, () => this.scheduler.now());
    return this.functions;
  }

  get scheduler(): Scheduler {
    return this.shared.scheduler;
  }

  get random(): Random {
    return this.shared.random;
  }

  /** Runs the machine; what it comes to is in `done`. */
  start(machine: CompiledMachine, timeoutSeconds: number | undefined): void {
    this.recorder.record(this.root, 'ExecutionStarted', 'executionStartedEventDetails', () => ({
      ...inputDetails(this.input),
      roleArn: this.names.roleArn ?? '',
    }));
    // The first state follows nothing, as the start itself does.
    this.root.lastEvent = 0;
    this.follow(() => runStates(machine, this.root, this.input), timeoutSeconds);
  }

  /** Whether the execution can go on from where it ended; those of EXPRESS workflows begin again. */
  get isRedrivable(): boolean {
    return this.type === 'STANDARD' && this.recorder.hasRoom && this.redriveCount < MOST_REDRIVES;
  }

  /** Goes on from the state in which the execution ended, with its input and variables. */
  redrive(shared: Shared, machine: CompiledMachine, timeoutSeconds: number | undefined): Run {
    const next = new Run(shared, this.names, this.type, this.input, { keep: true, states: this.states }, this);
    const { root } = next;
    // What was too large runs again as a whole.
    if (this.result?.error === 'States.DataLimitExceeded') this.root.progress = this.root.mapRun = undefined;
    root.lastEvent = this.root.lastEvent;
    next.recorder.record(root, 'ExecutionRedriven', 'executionRedrivenEventDetails', () => ({
      redriveCount: next.redriveCount,
    }));
    next.follow(() => resumeStates(machine, root, this.root), timeoutSeconds);
    return next;
  }

  private follow(states: () => Maybe<Json>, timeoutSeconds: number | undefined): void {
    try {
      const output = states();
      if (output instanceof Promise) {
        // What never waits needs no timer.
        const seconds = Math.min(timeoutSeconds ?? Infinity, LONGEST[this.type]);
        const passed = this.scheduler.now() - this.begun;
        this.cancelTimeout = this.scheduler.after(seconds * 1000 - passed, () => this.timeOut());
        output.then(this.succeed, this.fail);
      } else this.succeed(output);
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** How its Map Runs go; those of its child executions count in theirs. */
  get mapRuns(): MapRun[] {
    const own = this.shared.mapRuns?.filter(({ facts }) => facts.executionArn === this.names.executionArn) ?? [];
    return own.map((record) => record.summary());
  }

  /** How it ends; known at once where nothing waits. */
  get ending(): Maybe<Result> {
    return this.result ?? this.done;
  }

  /** Ends the execution from outside. */
  abort(error?: string, cause?: string): void {
    const failure = new Failure(error, cause);
    this.end('ABORTED', { error, cause }, 'ExecutionAborted', 'executionAbortedEventDetails', failureDetails(failure));
  }

  timeOut(): void {
    const failure = new Failure('States.Timeout', undefined);
    this.end(
      'TIMED_OUT',
      { error: failure.error },
      'ExecutionTimedOut',
      'executionTimedOutEventDetails',
      failureDetails(failure),
    );
  }

  /** An EXPRESS workflow that never waits ends as if its five minutes were over. */
  checkTransitions(): void {
    const { transitionLimit = this.recorder.active ? 500_000 : 10_000_000 } = this.shared.options;
    if (this.transitions >= transitionLimit) this.timeOut();
  }

  /** Waits on the clock; never resolves when the branch is stopped before. */
  wait(branch: Branch, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const forget = branch.stop.onStop(() => cancel());
      const cancel = this.scheduler.after(milliseconds, () => {
        forget();
        resolve();
      });
    });
  }

  private readonly succeed = (output: Json): void => {
    this.end('SUCCEEDED', { output }, 'ExecutionSucceeded', 'executionSucceededEventDetails', () =>
      outputDetails(output),
    );
  };

  private readonly fail = (thrown: unknown): void => {
    if (this.status !== 'RUNNING' || thrown === STOPPED) return;
    if (!(thrown instanceof Failure)) {
      this.status = 'FAILED';
      this.stop.stop();
      this.break(thrown);
      return;
    }
    const { error, cause } = thrown;
    this.end('FAILED', { error, cause }, 'ExecutionFailed', 'executionFailedEventDetails', failureDetails(thrown));
  };

  private end(
    status: ExecutionStatus,
    how: Pick<Result, 'output' | 'error' | 'cause'>,
    event: string,
    field: `${string}EventDetails`,
    details: Record<string, Json | undefined> | (() => Readonly<Record<string, Json | undefined>>),
  ): void {
    if (this.status !== 'RUNNING') return;
    this.status = status;
    this.recorder.record(this.root, event, field, typeof details === 'function' ? details : () => details);
    this.stop.stop();
    const known = Object.entries(how).filter(([, value]) => value !== undefined);
    const { mapRuns } = this;
    this.result = {
      status,
      ...Object.fromEntries(known),
      events: this.recorder.events,
      ...(mapRuns.length > 0 && { mapRuns }),
    };
    this.cancelTimeout?.();
    this.finish(this.result);
  }
}
