/** The Amazon States Language as a renderer reads it: the members that decide the shape, and anything else. */
export interface StateDefinition {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly ChoiceDefinition[];
  readonly Catch?: readonly CatchDefinition[];
  readonly Retry?: readonly RetryDefinition[];
  readonly Branches?: readonly WorkflowDefinition[];
  readonly ItemProcessor?: WorkflowDefinition;
  /** The older name of `ItemProcessor`. */
  readonly Iterator?: WorkflowDefinition;
  readonly [member: string]: unknown;
}

/** A state machine, a branch of a Parallel state or the processor of a Map state. */
export interface WorkflowDefinition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, StateDefinition>>;
  readonly [member: string]: unknown;
}

/** One rule of a Choice state, or an operand of its `And`, `Or` or `Not`. */
export interface ChoiceDefinition {
  readonly Next?: string;
  readonly [member: string]: unknown;
}

export interface CatchDefinition {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly [member: string]: unknown;
}

export interface RetryDefinition {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts?: number;
  readonly [member: string]: unknown;
}
