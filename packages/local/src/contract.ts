import type { AppSource } from './assembly/read-source';
import type { MapRun } from './distributed/map-run-summary';
import type { HistoryEvent } from './history/history-event';
import type { Json } from './json';
import type { FieldValidationMode } from './mocks/check-result';
import type { TaskCall, TaskRunner } from './task-call';

/** What a Lambda function gets as its second argument. */
export interface FunctionContext {
  /** The name of the function. */
  readonly functionName: string;
  /** The request's ID, from the seed of the simulation. */
  readonly awsRequestId: string;
  /** Lets seconds pass on the clock of the simulation. */
  sleep(seconds: number): Promise<void>;
  /** Aborts when the task timed out or its execution ended. */
  readonly signal: AbortSignal;
}

/**
 * The code of a Lambda function: what it returns is the result, what it throws the error under its `name`.
 * An `Error` without a name of its own stands for the generic error, which is `Exception`; set the name where a state handles another.
 */
export type LocalFunction = (event: any, context: FunctionContext) => unknown;

/** What a mocked task answers: a result, or an error. */
export interface Mock {
  /**
   * The result of the task.
   * @default - the task fails, or its result is empty
   */
  readonly result?: Json;
  /**
   * The error's name.
   * @default - the task succeeds
   */
  readonly error?: string;
  /**
   * The error's cause.
   * @default - none
   */
  readonly cause?: string;
  /**
   * Seconds on the simulation's clock until the task answers.
   * @default 0
   */
  readonly seconds?: number;
  /**
   * How the result is checked against what the task's API returns: `STRICT` refuses values of another type and missing members that the
   * API always returns, `PRESENT` values of another type alone, `NONE` nothing. Jobs that are waited for and answers to tokens are not
   * checked, nor are AWS SDK integrations whose client is not installed.
   * @default STRICT
   */
  readonly fieldValidationMode?: FieldValidationMode;
}

/** A mock, one for each attempt (the last one stays), or a function of the call. */
export type MockSource = Mock | readonly Mock[] | ((call: TaskCall) => Mock | Promise<Mock>);

/** Answers a task token. */
export interface TaskTokenAnswer {
  /** The token's task ends with this output. */
  success(output: Json): void;
  /** The token's task fails. */
  failure(error?: string, cause?: string): void;
  /** The token's task is alive. */
  heartbeat(): void;
}

/** Another state machine that this one can start. */
export interface LocalMachine {
  /** Its definition, in the States Language. */
  readonly definition: string | object;
  /**
   * Its type.
   * @default STANDARD
   */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/** What a workflow is run with: a definition or a machine, and what its tasks call. */
export interface SimulateOptions {
  /**
   * The definition in the States Language, as an object or as JSON text.
   * @default - that of `machine`
   */
  readonly definition?: string | object;
  /**
   * Where the state machine is read from, in place of `definition`: a state machine, stack or app of the CDK, a template, a `cdk.out`
   * folder, or a definition in the States Language. Its functions for Node.js and the other machines there are used unless you pass others.
   * @default - `definition` is the machine
   */
  readonly machine?: AppSource;
  /**
   * The input.
   * @default {}
   */
  readonly input?: Json;
  /**
   * The type of the state machine.
   * @default STANDARD
   */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /**
   * The name of the state machine; with `machine`, which of several it is: its name, ARN, logical ID or construct path.
   * @default - the only machine of `machine`, or StateMachine
   */
  readonly name?: string;
  /**
   * The name of the execution.
   * @default - from the seed
   */
  readonly executionName?: string;
  /**
   * The Lambda functions by name.
   * @default - none
   */
  readonly functions?: Readonly<Record<string, LocalFunction>>;
  /**
   * The workers of activities by name: input to output.
   * @default - none
   */
  readonly activities?: Readonly<Record<string, LocalFunction>>;
  /**
   * Other state machines that can be started, by name or ARN.
   * @default - none
   */
  readonly machines?: Readonly<Record<string, LocalMachine>>;
  /**
   * Objects in S3 by bucket and key. A Map's ResultWriter adds to them.
   * @default - none
   */
  readonly objects?: Record<string, Record<string, string>>;
  /**
   * What runs tasks that have no mock and no function; the first that handles a call runs it.
   * @default - none
   */
  readonly tasks?: readonly TaskRunner[];
  /**
   * Mocks by the name of a state, or by the resource of tasks.
   * @default - none
   */
  readonly mocks?: Readonly<Record<string, MockSource>>;
  /**
   * Code that answers task tokens: it is called when a task has been submitted. Without it, tokens are answered through the handle of the execution.
   * @default - tokens are answered from outside
   */
  readonly callbacks?: (call: TaskCall, answer: TaskTokenAnswer) => void | Promise<void>;
  /**
   * Virtual time passes at once when nothing else is left to do; real time as on the wall.
   * @default virtual
   */
  readonly clock?: 'virtual' | 'real';
  /**
   * What random values and IDs are made from.
   * @default 1
   */
  readonly seed?: number;
  /**
   * The time at the start, in milliseconds since 1970 or in ISO 8601.
   * @default - 2025-01-01T00:00:00Z on a virtual clock, now on a real one
   */
  readonly startTime?: number | string;
  /**
   * Whether the result has the event history.
   * @default keep
   */
  readonly history?: 'keep' | 'none';
  /**
   * Called with each event as it happens.
   * @default - none
   */
  readonly onEvent?: (event: HistoryEvent) => void;
  /**
   * The region in ARNs.
   * @default us-east-1
   */
  readonly region?: string;
  /**
   * The account in ARNs.
   * @default 123456789012
   */
  readonly account?: string;
  /**
   * How many states an EXPRESS workflow may enter: it ends as timed out, as AWS ends it after five minutes.
   * @default 10000000 without a history, 500000 with one
   */
  readonly transitionLimit?: number;
}

/** How an execution stands. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How an execution ended. */
export interface Result {
  /** The last status. */
  readonly status: ExecutionStatus;
  /**
   * The output of an execution that succeeded.
   * @default - it did not succeed
   */
  readonly output?: Json;
  /**
   * The error of one that failed.
   * @default - none
   */
  readonly error?: string;
  /**
   * The cause of the failure.
   * @default - none
   */
  readonly cause?: string;
  /** The event history; empty when it is not kept. */
  readonly events: readonly HistoryEvent[];
  /**
   * How its distributed Maps went: their child executions are not in its history.
   * @default - it has none, or its history is not kept
   */
  readonly mapRuns?: readonly MapRun[];
}

/** A running execution. */
export interface Execution {
  /** Its ARN. */
  readonly arn: string;
  /** Its name. */
  readonly name: string;
  /** When it started, in milliseconds since 1970 on its clock. */
  readonly startDate: number;
  /** How it stands. */
  readonly status: ExecutionStatus;
  /** The events so far. */
  readonly events: readonly HistoryEvent[];
  /** How it ends. Rejects only when a task runner breaks its contract. */
  readonly done: Promise<Result>;
  /** Ends the execution as aborted. */
  stop(error?: string, cause?: string): void;
  /** Answers a task token with a result; false when no task waits for the token. */
  sendTaskSuccess(taskToken: string, output: Json): boolean;
  /** Answers a task token with an error; false when no task waits for the token. */
  sendTaskFailure(taskToken: string, error?: string, cause?: string): boolean;
  /** Reports that the task of the token is alive; false when no task waits for the token. */
  sendTaskHeartbeat(taskToken: string): boolean;
}
