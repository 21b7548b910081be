import type { MapRunRecord } from '../distributed/map-run-record';
import type { Json, JsonObject } from '../json';
import type { Progress } from './progress';
import type { Run } from './run';
import { Scope } from './scope';
import { StopSignal } from './stop-signal';

/** The item of a Map, as the context object has it. */
export interface MapItem {
  readonly Index: number;
  readonly Value: Json;
  readonly Key?: string;
  readonly Source?: string;
}

/** One line of states: a whole execution, a branch of a Parallel, an iteration of a Map. */
export class Branch {
  /** The last event of the branch. */
  lastEvent = 0;
  /** The event with which its present state was entered. */
  enteredEvent = 0;
  /** The event before that one. */
  eventBefore = 0;
  enteredAt = 0;
  stateName = '';
  /** The type of the present state, such as `Task`; empty between states. */
  stateType = '';
  /** The input of the present state. */
  input: Json = null;
  /** How often the present state was retried; undefined in states that cannot be. */
  retryCount: number | undefined;
  /** The state after the present one; undefined at the end. */
  next: string | undefined;
  /** What the present state assigned. */
  assigned: JsonObject | undefined;
  taskToken: string | undefined;
  /** Whether the present state failed. */
  hasFailed = false;
  /** What the present state has come to, when it is a Parallel or an inline Map. */
  progress: Progress | undefined;
  /** The Map Run of the present state, where somebody asks how it stands. */
  mapRun: MapRunRecord | undefined;
  /** The branch of an execution that has ended with which the present state goes on. */
  resumed: Branch | undefined;
  /** Takes what a state's data is on its way, when a state is tested. */
  inspect: ((name: string, value: Json) => void) | undefined;
  /** A context object that was given, when a state is tested. */
  givenContext: JsonObject | undefined;
  readonly item: MapItem | undefined;
  readonly scope: Scope;
  readonly stop: StopSignal;

  constructor(
    readonly run: Run,
    parent?: Branch,
    item?: MapItem,
    stop?: StopSignal,
  ) {
    this.item = item ?? parent?.item;
    this.scope = new Scope(parent?.scope);
    this.stop = new StopSignal(stop ?? parent?.stop ?? run.stop);
    if (parent) this.lastEvent = parent.lastEvent;
    this.givenContext = parent?.givenContext;
  }

  /** What the present state goes on with; once, for another attempt begins anew. */
  takeResumed(): Branch | undefined {
    const { resumed } = this;
    this.resumed = undefined;
    return resumed;
  }

  /** The context object. */
  context(): JsonObject {
    if (this.givenContext) return this.item ? { ...this.givenContext, Map: this.mapContext() } : this.givenContext;
    const state: JsonObject = { Name: this.stateName, EnteredTime: timeText(this.enteredAt) };
    if (this.retryCount !== undefined) state['RetryCount'] = this.retryCount;
    const context: JsonObject = {
      Execution: this.run.context.execution,
      StateMachine: this.run.context.machine,
      State: state,
    };
    if (this.item) context['Map'] = this.mapContext();
    if (this.taskToken !== undefined) context['Task'] = { Token: this.taskToken };
    return context;
  }

  private mapContext(): JsonObject {
    return { Item: this.item as unknown as JsonObject };
  }
}

/** The last time that was asked for: on a virtual clock many states are entered at the same. */
let last = { milliseconds: Number.NaN, text: '' };

/** A time as the context object has it. */
export function timeText(milliseconds: number): string {
  if (milliseconds !== last.milliseconds) last = { milliseconds, text: new Date(milliseconds).toISOString() };
  return last.text;
}
