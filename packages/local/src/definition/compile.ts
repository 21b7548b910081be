import { InvalidDefinition } from '../failure';
import { withNearest } from '../nearest-name';
import { DEEPEST_VALUE, nestsTooDeep } from '../run/payload-size';
import { compileChoice } from '../states/choice';
import { compileFail } from '../states/fail';
import { compileMap } from '../states/map';
import { compileParallel } from '../states/parallel';
import { compilePass } from '../states/pass';
import { compileSucceed } from '../states/succeed';
import { compileTask } from '../states/task';
import { compileWait } from '../states/wait';
import type { CompiledMachine, CompiledState, QueryLanguage, StateDefinition, Surroundings } from './types';
import { validateDefinition } from './validate';

/** The bytes that a definition may have. */
const LARGEST = 1_048_576;

const TOO_DEEP = `/: the definition nests deeper than ${DEEPEST_VALUE} levels, or holds itself`;

/** A definition, ready to run any number of times. */
export interface CompiledDefinition {
  readonly machine: CompiledMachine;
  readonly definition: Readonly<Record<string, any>>;
  readonly timeoutSeconds: number | undefined;
}

const COMPILERS: Readonly<Record<string, (definition: StateDefinition, surroundings: Surroundings) => CompiledState>> =
  {
    Choice: compileChoice,
    Fail: compileFail,
    Map: compileMap,
    Parallel: compileParallel,
    Pass: compilePass,
    Succeed: compileSucceed,
    Task: compileTask,
    Wait: compileWait,
  };

/** Reads, checks and compiles a definition; throws an InvalidDefinition that names state and field. */
export function compileDefinition(given: string | object, type?: 'STANDARD' | 'EXPRESS'): CompiledDefinition {
  const definition = parseDefinition(given);
  const problems = validateDefinition(definition, type);
  if (problems.length > 0)
    throw new InvalidDefinition(
      problems.map(({ location, message, offer = '' }) => `${location}: ${withNearest(message, offer)}`),
    );
  const language = (definition['QueryLanguage'] as QueryLanguage | undefined) ?? 'JSONPath';
  return {
    machine: compileMachine(definition, language),
    definition,
    timeoutSeconds: definition['TimeoutSeconds'] as number | undefined,
  };
}

/** The text of a definition. */
export function definitionText(given: object): string {
  if (nestsTooDeep(given)) throw new InvalidDefinition([TOO_DEEP]);
  try {
    return JSON.stringify(given);
  } catch (error) {
    throw new InvalidDefinition([`/: the definition is no JSON: ${(error as Error).message}`]);
  }
}

/** Parses a definition; an object is taken as JSON has it. */
export function parseDefinition(given: string | object): Record<string, any> {
  const text = typeof given === 'string' ? given : definitionText(given);
  if (Buffer.byteLength(text) > LARGEST) {
    throw new InvalidDefinition([`/: the definition has ${Buffer.byteLength(text)} bytes, and AWS takes ${LARGEST}`]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InvalidDefinition([`/: the definition is no JSON: ${(error as Error).message}`]);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new InvalidDefinition(['/: the definition must be an object']);
  }
  if (nestsTooDeep(value)) throw new InvalidDefinition([TOO_DEEP]);
  return value as Record<string, any>;
}

/** Compiles states that were checked. */
export function compileMachine(definition: Readonly<Record<string, any>>, language: QueryLanguage): CompiledMachine {
  const own = (definition['QueryLanguage'] as QueryLanguage | undefined) ?? language;
  const states = new Map<string, CompiledState>();
  for (const [name, state] of Object.entries(definition['States'] as Record<string, StateDefinition>)) {
    states.set(name, compileState(name, state, own));
  }
  return { startAt: definition['StartAt'] as string, states };
}

/** Compiles one state. */
export function compileState(name: string, state: StateDefinition, language: QueryLanguage): CompiledState {
  const own = (state['QueryLanguage'] as QueryLanguage | undefined) ?? language;
  return COMPILERS[state.Type]!(state, { name, language: own, machine: (inner) => compileMachine(inner, language) });
}
