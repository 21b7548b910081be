/** Something in a definition that keeps it from running. */
export interface DefinitionProblem {
  /** The place, as ValidateStateMachineDefinition has it: `/States/Charge/Retry[0]/MaxAttempts`. */
  readonly location: string;
  /** What is wrong, and what fits. */
  readonly message: string;
  /** What kind of problem it is, in the code of ValidateStateMachineDefinition. */
  readonly code: ProblemCode;
  /** A question with the name that may have been meant, where the message is in AWS's words; it begins with a space. */
  readonly offer?: string;
}

/** The codes that AWS has for definitions that are JSON. */
type ProblemCode = 'SCHEMA_VALIDATION_FAILED' | 'MISSING_TRANSITION_TARGET' | 'DUPLICATE_STATE_NAME';

/** Collects problems; the code is SCHEMA_VALIDATION_FAILED unless another is given. */
export type Complain = (location: string, message: string, code?: ProblemCode, offer?: string) => undefined;

/** A collector, and what it holds. */
export function collectProblems(): { readonly problems: DefinitionProblem[]; readonly complain: Complain } {
  const problems: DefinitionProblem[] = [];
  const complain: Complain = (location, message, code = 'SCHEMA_VALIDATION_FAILED', offer = '') => {
    problems.push({ location, message, code, ...(offer !== '' && { offer }) });
    return undefined;
  };
  return { problems, complain };
}
