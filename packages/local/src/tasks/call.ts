import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { ANSWERED, type Clock, type TaskCall, type TaskPattern } from '../task-call';
import type { TaskEvents } from './events';
import { isJob, type TaskResource } from './resource';

/** One attempt of a task, and what it does to the time of its execution. */
export class Call implements TaskCall {
  readonly stateName: string;
  readonly resource: string;
  readonly service: string;
  readonly api: string;
  readonly pattern: TaskPattern;
  readonly clock: Clock;
  wasSubmitted = false;
  /** Called once, when the request was taken. */
  onSubmitted: () => void = () => undefined;
  private held = false;
  private sleeping = 0;
  private over = false;
  private controller: AbortController | undefined;

  constructor(
    private readonly branch: Branch,
    { text, service, api, pattern }: TaskResource,
    private readonly events: TaskEvents,
    readonly parameters: Json,
    readonly attempt: number,
    readonly taskToken: string | undefined,
    readonly credentials: Json | undefined,
  ) {
    this.stateName = branch.stateName;
    this.resource = text;
    this.service = service;
    this.api = api;
    this.pattern = pattern;
    this.clock = { now: () => branch.run.scheduler.now(), sleep: (seconds) => this.sleep(seconds) };
  }

  get context(): JsonObject {
    return this.branch.context();
  }

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.over) this.controller.abort();
    return this.controller.signal;
  }

  submitted(response: Json): void {
    if (this.over || this.wasSubmitted) return;
    this.wasSubmitted = true;
    this.events.submitted(this.branch, response);
    this.onSubmitted();
  }

  started(workerName?: string): void {
    if (!this.over && this.pattern === 'activity') this.events.started(this.branch, workerName);
  }

  /** Virtual time stands still from here to `release`. */
  hold(): void {
    if (this.held || this.over) return;
    this.held = true;
    if (this.sleeping === 0) this.branch.run.scheduler.busy();
  }

  release(): void {
    if (!this.held) return;
    this.held = false;
    if (this.sleeping === 0) this.branch.run.scheduler.idle();
  }

  /** Whether the task waits for a job that it started. */
  get isJob(): boolean {
    return isJob(this.pattern);
  }

  /** Whether somebody gets to know the token with the request. */
  get handsToken(): boolean {
    return this.taskToken !== undefined && JSON.stringify(this.parameters).includes(this.taskToken);
  }

  /** Nothing that the runner still does counts. */
  end(how: 'succeeded' | 'aborted' | 'answered'): void {
    if (this.over) return;
    this.release();
    this.over = true;
    if (how === 'answered' && this.isJob) this.controller?.abort(ANSWERED);
    else if (how === 'aborted') this.controller?.abort();
  }

  private sleep(seconds: number): Promise<void> {
    const { scheduler } = this.branch.run;
    this.sleeping += 1;
    if (this.sleeping === 1 && this.held) scheduler.idle();
    return new Promise((resolve) => {
      scheduler.after(seconds * 1000, () => {
        this.sleeping -= 1;
        if (this.sleeping === 0 && this.held) scheduler.busy();
        resolve();
      });
    });
  }
}
