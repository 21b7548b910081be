import type { Json, JsonObject } from './json';

/** How a task is integrated: the suffix of its resource. */
export type TaskPattern = 'requestResponse' | 'sync' | 'sync:2' | 'waitForTaskToken' | 'activity';

/** The clock of a simulation. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets seconds pass; a call that sleeps does not hold up virtual time. */
  sleep(seconds: number): Promise<void>;
}

/** One attempt of a task. */
export interface TaskCall {
  /** The name of the state. */
  readonly stateName: string;
  /** The state's resource as it is written, such as `arn:aws:states:::sqs:sendMessage.waitForTaskToken`. */
  readonly resource: string;
  /** The service: `sqs`, `lambda`, `activity`, or `aws-sdk:sqs`. */
  readonly service: string;
  /** The API in camel case as in the resource, such as `sendMessage`; the function's or activity's name for their ARNs. */
  readonly api: string;
  /** How the task is integrated. */
  readonly pattern: TaskPattern;
  /** The parameters of the request; the input where the resource is a function or an activity. */
  readonly parameters: Json;
  /**
   * The token that ends the task.
   * @default - the pattern has none
   */
  readonly taskToken?: string;
  /** The context object. */
  readonly context: JsonObject;
  /** How often the task was retried: 0 at first. */
  readonly attempt: number;
  /**
   * The state's credentials.
   * @default - the role of the state machine
   */
  readonly credentials?: Json;
  /** Aborts when the task timed out, its execution ended, or its token was answered while a job runs. */
  readonly signal: AbortSignal;
  /** The clock of the simulation. */
  readonly clock: Clock;
  /** Records that the request was taken, before a `sync` task has its result; without it, it is recorded with the result. */
  submitted(response: Json): void;
  /** Records that a worker took the activity's task. */
  started(workerName?: string): void;
}

/** Why a signal aborts when a token ended a task that waits for a job: the job goes on. */
export const ANSWERED = new Error('The task was answered with its token.');

/** Runs tasks. Virtual time stands still until the promise of a call settles, except while the call sleeps on its clock. */
export interface TaskRunner {
  /** Whether this runner runs such tasks: asked before the run, without parameters and input, for each resource. */
  handles(call: Pick<TaskCall, 'resource' | 'service' | 'api' | 'pattern' | 'stateName'>): boolean;
  /** The result; for `waitForTaskToken` the response to the request. An activity's result, or never when its token is answered. */
  run(call: TaskCall): Promise<Json>;
}

/**
 * The failure of a task, with its name as Step Functions has it; whatever else a runner throws is a defect of the runner.
 *
 * @example
 * ```ts
 * import { TaskFailure } from '@sfn-tasks/local';
 *
 * throw new TaskFailure('Sqs.QueueDoesNotExistException', 'The queue does not exist.');
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export class TaskFailure extends Error {
  /** The error's name, such as `Sqs.QueueDoesNotExistException`. */
  readonly error: string;
  /** The cause. */
  override readonly cause: string;

  constructor(error: string, cause = '') {
    super(cause === '' ? error : `${error}: ${cause}`);
    this.name = 'TaskFailure';
    this.error = error;
    this.cause = cause;
  }
}
