/** Something in a definition that keeps it from running. */
export interface DefinitionProblem {
  /** The place, as ValidateStateMachineDefinition has it: `/States/Charge/Retry[0]/MaxAttempts`. */
  readonly location: string;
  /** What is wrong, and what fits. */
  readonly message: string;
}

/** Collects problems. */
export type Complain = (location: string, message: string) => undefined;
