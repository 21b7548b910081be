import type { Json } from '../json';

/** An event of an execution, with the field names of GetExecutionHistory. */
export interface HistoryEvent {
  /** The number of the event: they count from 1. */
  readonly id: number;
  /** The event before it in the same branch; 0 at the start. */
  readonly previousEventId: number;
  /** When it happened, in milliseconds since 1970 on the clock of the simulation. */
  readonly timestamp: number;
  /** What happened, such as `TaskStateEntered`. */
  readonly type: string;
  /** The details, in the field that fits the type, such as `stateEnteredEventDetails`. */
  readonly [details: `${string}EventDetails`]: EventDetails;
}

/** The details of an event: inputs and outputs are JSON text. */
export interface EventDetails {
  /** A field as AWS names it. */
  readonly [field: string]: Json | undefined;
}
