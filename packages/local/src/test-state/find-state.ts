import { parseDefinition } from '../definition/compile';
import { statesOf } from '../definition/find-tasks';
import { collectProblems, type DefinitionProblem } from '../definition/problem';
import type { QueryLanguage, StateDefinition } from '../definition/types';
import { checkState, validateDefinition } from '../definition/validate';
import { InvalidDefinition } from '../failure';
import type { TestStateRequest } from './contract';

/** The state that a request tests, and the language around it. */
export interface FoundState {
  readonly state: StateDefinition;
  readonly language: QueryLanguage;
}

/** Finds the tested state, wherever in the machine it is, and checks it. */
export function findState({ definition, stateName }: TestStateRequest): FoundState {
  const parsed = parseDefinition(definition);
  if (stateName === undefined && parsed['States'] === undefined) return checked(parsed as StateDefinition);
  const problems = validateDefinition(parsed);
  if (problems.length > 0) throw invalid(problems);
  const language = (parsed['QueryLanguage'] as QueryLanguage | undefined) ?? 'JSONPath';
  const { state } = statesOf(parsed, '').find(({ name }) => name === stateName) ?? {};
  if (!state)
    throw new InvalidDefinition([`the state machine has no state ${JSON.stringify(stateName)}: stateName names one`]);
  return {
    state: state as StateDefinition,
    language: (state['QueryLanguage'] as QueryLanguage | undefined) ?? language,
  };
}

function checked(state: StateDefinition): FoundState {
  const { problems, complain } = collectProblems();
  checkState(state, undefined, { language: 'JSONPath', location: '', complain, depth: 0 });
  if (problems.length > 0) throw invalid(problems);
  return { state, language: (state['QueryLanguage'] as QueryLanguage | undefined) ?? 'JSONPath' };
}

function invalid(problems: readonly DefinitionProblem[]): InvalidDefinition {
  return new InvalidDefinition(problems.map(({ location, message }) => `${location}: ${message}`));
}
