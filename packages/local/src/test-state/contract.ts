import type { FieldValidationMode } from '../mocks/check-result';

/** How much a test of a state tells. */
export type InspectionLevel = 'INFO' | 'DEBUG' | 'TRACE';

/** The request of TestState. What is JSON is text, as in the API. */
export interface TestStateRequest {
  /** A state, or a state machine with `stateName`. */
  readonly definition: string;
  /**
   * The role of the execution, as the context object has it.
   * @default - none
   */
  readonly roleArn?: string;
  /**
   * The state that is tested, where the definition is a state machine.
   * @default - the definition is a state
   */
  readonly stateName?: string;
  /**
   * The input.
   * @default {}
   */
  readonly input?: string;
  /**
   * The context object.
   * @default - one of the test
   */
  readonly context?: string;
  /**
   * The variables before the state.
   * @default - none
   */
  readonly variables?: string;
  /**
   * How much the response tells.
   * @default INFO
   */
  readonly inspectionLevel?: InspectionLevel;
  /**
   * What the state's task, Map or Parallel answers.
   * @default - the task is run
   */
  readonly mock?: TestStateMock;
  /**
   * How the execution stood before.
   * @default - at its beginning
   */
  readonly stateConfiguration?: TestStateConfiguration;
  /**
   * Accepted as the API does; nothing is hidden locally.
   * @default false
   */
  readonly revealSecrets?: boolean;
}

/** The mock of a test. */
export interface TestStateMock {
  /**
   * The result, as JSON text.
   * @default - the state fails
   */
  readonly result?: string;
  /**
   * The error.
   * @default - the state succeeds
   */
  readonly errorOutput?: TestStateErrorOutput;
  /**
   * How the result is checked against what the task's API returns, as far as that is known here.
   * @default STRICT
   */
  readonly fieldValidationMode?: FieldValidationMode;
}

/** The error of a mock. */
export interface TestStateErrorOutput {
  /**
   * The error's name.
   * @default - none
   */
  readonly error?: string;
  /**
   * The cause.
   * @default - none
   */
  readonly cause?: string;
}

/** How an execution stood before the state that is tested. */
export interface TestStateConfiguration {
  /**
   * How often the retrier was used.
   * @default 0
   */
  readonly retrierRetryCount?: number;
  /**
   * The state whose failure the mock's error is.
   * @default - the tested state
   */
  readonly errorCausedByState?: string;
  /**
   * How many iterations of the Map failed.
   * @default 0
   */
  readonly mapIterationFailureCount?: number;
  /**
   * What the Map's ItemReader reads, as text in the format of its InputType: JSON, JSON Lines or CSV.
   * @default - nothing
   */
  readonly mapItemReaderData?: string;
}

/** The response of TestState. What is JSON is text, as in the API. */
export interface TestStateResponse {
  /** How the state ended. */
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  /**
   * The output.
   * @default - the state failed
   */
  readonly output?: string;
  /**
   * The error.
   * @default - none
   */
  readonly error?: string;
  /**
   * The cause.
   * @default - none
   */
  readonly cause?: string;
  /**
   * The state that would be next.
   * @default - none
   */
  readonly nextState?: string;
  /**
   * The data on its way through the state, at DEBUG and TRACE.
   * @default - not asked for
   */
  readonly inspectionData?: Readonly<Record<string, unknown>>;
}
