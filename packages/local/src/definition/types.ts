import type { Json } from '../json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';

/** A state's definition, as it is written. */
export type StateDefinition = Readonly<Record<string, any>> & { readonly Type: string };

/** A query language. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/** A state, ready to run. */
export interface CompiledState {
  readonly name: string;
  /** Its type, such as `Task`. */
  readonly type: string;
  readonly entered: string;
  /** Undefined for a state that nothing follows in the history. */
  readonly exited: string | undefined;
  readonly next: string | undefined;
  /** Whether the context object counts its retries. */
  readonly retries: boolean;
  /** Gives the output; a Choice sets the next state of the branch. */
  run(branch: Branch, input: Json): Maybe<Json>;
}

/** A machine, or the states of a branch. */
export interface CompiledMachine {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, CompiledState>;
}

/** What the compilation of a state needs to know besides it. */
export interface Surroundings {
  readonly name: string;
  readonly language: QueryLanguage;
  /** Compiles the states of a branch or of a Map. */
  machine(definition: Readonly<Record<string, any>>): CompiledMachine;
}
