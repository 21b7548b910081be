/** Where an evaluation failed, for the event `EvaluationFailed`. */
interface EvaluationPlace {
  readonly location?: string;
}

/**
 * The failure of a state. Not an Error: a workflow fails as a matter of course, and a stack trace would cost more than the state.
 * A bare cause becomes `An error occurred while executing the state …` when it reaches its state.
 */
export class Failure {
  constructor(
    readonly error: string | undefined,
    readonly cause: string | undefined,
    readonly options: { readonly bare?: boolean; readonly evaluation?: EvaluationPlace } = {},
  ) {}

  /** Neither Retry nor Catch handle it. */
  get final(): boolean {
    return this.error === 'States.Runtime';
  }
}

/** A failure that no handler catches, with the words of AWS behind the place. */
export function runtimeFailure(cause: string): Failure {
  return new Failure('States.Runtime', cause, { bare: true });
}

/** The failure of a JSONata expression, or of the value it gave. */
export function queryFailure(cause: string, location?: string): Failure {
  return new Failure('States.QueryEvaluationError', cause, { bare: true, evaluation: { location } });
}

/** Ends what has been stopped from outside; nobody sees it. */
export const STOPPED = new Failure('Stopped', undefined);

/**
 * What keeps a definition from running: thrown before the run starts, with each problem's state and field.
 *
 * @example
 * ```ts
 * import { InvalidDefinition, simulate } from '@sfn-tasks/local';
 *
 * simulate({ definition: '{}' }).catch((error) => error instanceof InvalidDefinition && console.log(error.problems));
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export class InvalidDefinition extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      problems.length === 1
        ? `The state machine cannot run: ${problems[0]}`
        : `The state machine cannot run:\n- ${problems.join('\n- ')}`,
    );
    this.name = 'InvalidDefinition';
  }
}
