import type { QueryLanguage, StateDefinition, Surroundings } from '../definition/types';
import { Failure } from '../failure';
import { failureDetails } from '../history/recorder';
import type { Json, JsonObject } from '../json';
import { compileReferencePath } from '../json-path/reference-path';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import { assignVariables } from './assign-variables';
import { compileAssign, compileJsonataOutput } from './data-flow';
import { compileRetry, type Retrier } from './retry';

/** The work of a state that can fail and be tried again. */
type Attempt = (branch: Branch, input: Json, retries: number) => Maybe<Json>;

/** One catcher of a state. */
interface Catcher {
  readonly errors: readonly string[];
  readonly next: string;
  leave(input: Json, error: JsonObject, branch: Branch): Maybe<Json>;
}

/** Compiles Retry and Catch around a state's work. `failed` records that the state failed for good. */
export function compileHandlers(
  definition: StateDefinition,
  { language }: Surroundings,
  attempt: Attempt,
  failed: (branch: Branch) => void = () => undefined,
): (branch: Branch, input: Json) => Maybe<Json> {
  const retriers = compileRetry(definition);
  const catchers = compileCatch(definition, language);

  const run = (branch: Branch, input: Json, retries: number, used: number[]): Maybe<Json> => {
    let output: Maybe<Json>;
    try {
      output = attempt(branch, input, retries);
    } catch (thrown) {
      return handle(thrown, branch, input, retries, used);
    }
    return output instanceof Promise
      ? output.catch((thrown: unknown) => handle(thrown, branch, input, retries, used))
      : output;
  };

  const handle = (thrown: unknown, branch: Branch, input: Json, retries: number, used: number[]): Maybe<Json> => {
    if (branch.stop.stopped || !(thrown instanceof Failure)) throw thrown;
    const failure = placedFailure(thrown, branch);
    if (failure.final) throw failure;
    const index = retriers.findIndex(({ errors }) => matchesError(errors, failure.error));
    const retrier = retriers[index];
    if (retrier !== undefined && (used[index] ?? 0) < retrier.attempts) {
      return again(retrier, index, branch, input, retries, used);
    }
    failed(branch);
    const catcher = catchers.find(({ errors }) => matchesError(errors, failure.error));
    if (!catcher) throw failure;
    branch.run.states?.add(branch.stateName, 'caught');
    branch.next = catcher.next;
    return catcher.leave(input, errorOutput(failure), branch);
  };

  const again = (retrier: Retrier, index: number, branch: Branch, input: Json, retries: number, used: number[]) => {
    const count = used.slice();
    const seconds = retrier.delay(count[index] ?? 0, branch.run.random);
    count[index] = (count[index] ?? 0) + 1;
    const retry = () => {
      branch.retryCount = retries + 1;
      return run(branch, input, retries + 1, count);
    };
    return branch.run.wait(branch, seconds * 1000).then(retry);
  };

  return (branch, input) => run(branch, input, 0, []);
}

/** What a catcher hands on. */
export function errorOutput({ error, cause }: Failure): JsonObject {
  return { ...(error !== undefined && { Error: error }), ...(cause !== undefined && { Cause: cause }) };
}

/** Whether a list of names handles an error. */
export function matchesError(names: readonly string[], error: string | undefined): boolean {
  return names.some(
    (name) =>
      name === error ||
      name === 'States.ALL' ||
      (name === 'States.TaskFailed' && error !== 'States.Timeout') ||
      // A heartbeat that fails to come is a timeout, too.
      (name === 'States.Timeout' && error === 'States.HeartbeatTimeout'),
  );
}

/** A failure with the place where it happened in its cause; records it when an expression failed. */
export function placedFailure(failure: Failure, branch: Branch): Failure {
  if (!failure.options.bare) return failure;
  const place = `An error occurred while executing the state '${branch.stateName}' (entered at the event id #${branch.enteredEvent}).`;
  const placed = new Failure(failure.error, `${place} ${failure.cause}`);
  const { evaluation } = failure.options;
  if (evaluation) {
    // A state is entered and evaluated in one step, whose events follow the one before; a Wait is evaluated once it is entered.
    if (branch.lastEvent === branch.enteredEvent && branch.stateType !== 'Wait') branch.lastEvent = branch.eventBefore;
    branch.run.recorder.record(branch, 'EvaluationFailed', 'evaluationFailedEventDetails', () => ({
      ...failureDetails(placed),
      ...(evaluation.location !== undefined && { location: evaluation.location }),
      state: branch.stateName,
    }));
  }
  return placed;
}

/** Compiles the Catch field. */
export function compileCatch(definition: StateDefinition, language: QueryLanguage): Catcher[] {
  const catchers = (definition['Catch'] ?? []) as Readonly<Record<string, any>>[];
  return catchers.map((catcher, at) => compileCatcher(catcher, at, language));
}

function compileCatcher(catcher: Readonly<Record<string, any>>, at: number, language: QueryLanguage): Catcher {
  const base = { errors: catcher['ErrorEquals'] as string[], next: catcher['Next'] as string };
  if (language === 'JSONata') {
    const leave = compileJsonataOutput(catcher, `Catch[${at}]/`);
    return { ...base, leave: (input, error, branch) => leave({ input, errorOutput: error }, error, branch) };
  }
  const assign = compileAssign(catcher['Assign'] as Json | undefined);
  const put =
    catcher['ResultPath'] === null
      ? (input: Json) => input
      : compileReferencePath((catcher['ResultPath'] as string | undefined) ?? '$');
  return {
    ...base,
    leave: (input, error, branch) => {
      assignVariables(branch, assign?.(error, branch));
      return put(input, error);
    },
  };
}
