import { compileMachine, compileState } from '../definition/compile';
import type { StateDefinition, Surroundings } from '../definition/types';
import { Failure } from '../failure';
import type { Json } from '../json';
import { wrongMock } from '../mocks/wrong-mock';
import type { Branch } from '../run/branch';
import { compileDataFlow, compilePathField } from '../states/data-flow';
import { compileItems, type Items, itemsOf } from '../states/map-items';
import { compileLimit } from '../states/map-limits';
import { parseResource } from '../tasks/resource';
import type { TestStateConfiguration, TestStateMock, TestStateRequest } from './contract';
import type { FoundState } from './find-state';

/** Runs a state: with the mock where its type takes one. */
export async function runTested(
  found: FoundState,
  request: TestStateRequest,
  branch: Branch,
  input: Json,
): Promise<Json> {
  const { state, language } = found;
  const { mock, stateConfiguration = {} } = request;
  const surroundings: Surroundings = {
    name: branch.stateName,
    language,
    machine: (inner) => compileMachine(inner, language),
  };
  if (mock === undefined || !/^(Task|Map|Parallel)$/.test(state.Type))
    return runPlain(state, surroundings, branch, input);
  checkMock(state, mock);
  const mapped = { ...state, Parameters: state.Type === 'Map' ? undefined : state['Parameters'] };
  const flow = compileDataFlow(mapped, surroundings);
  if (state.Type === 'Map') await beforeMap(state, surroundings, stateConfiguration, branch, input);
  else await flow.before(input, branch);
  if (mock.errorOutput) throw new Failure(mock.errorOutput.error, mock.errorOutput.cause);
  const result = JSON.parse(mock.result ?? '{}') as Json;
  branch.inspect?.('result', result);
  return flow.after(input, result, branch);
}

function checkMock(state: StateDefinition, { result, fieldValidationMode }: TestStateMock): void {
  if (result === undefined || state.Type !== 'Task') return;
  const mock = { result: JSON.parse(result) as Json, fieldValidationMode };
  const problems = wrongMock(mock, parseResource(state['Resource'] as string)!);
  if (problems.length > 0) throw invalidRequest(problems.map((problem) => `mock.result: ${problem}`).join(', '));
}

/** A request that the API refuses, under the name that it has there. */
function invalidRequest(message: string): Error {
  return Object.assign(new Error(message), { name: 'ValidationException' });
}

function runPlain(state: StateDefinition, { name, language }: Surroundings, branch: Branch, input: Json) {
  if (state.Type === 'Map' || state.Type === 'Parallel') {
    throw invalidRequest(`TestState needs a mock for a ${state.Type} state: pass mock.result or mock.errorOutput.`);
  }
  if (state['Result'] !== undefined) branch.inspect?.('result', state['Result'] as Json);
  // The handlers of the state are the test's own matter.
  return compileState(name, { ...state, Retry: undefined, Catch: undefined, Type: state.Type }, language).run(
    branch,
    input,
  );
}

async function beforeMap(
  state: StateDefinition,
  surroundings: Surroundings,
  { mapItemReaderData, mapIterationFailureCount }: TestStateConfiguration,
  branch: Branch,
  input: Json,
): Promise<void> {
  const inputPath = surroundings.language === 'JSONPath' ? compilePathField(state, 'InputPath') : undefined;
  const effective = inputPath ? inputPath(input, branch) : input;
  if (surroundings.language === 'JSONPath') branch.inspect?.('afterInputPath', effective);
  const items: Items = state['ItemReader']
    ? () => itemsOf(JSON.parse(mapItemReaderData ?? '[]') as Json[])
    : compileItems(state, surroundings);
  await items(effective, branch);
  const limit = async (field: string, kind: 'integer' | 'float', fallback?: number): Promise<number | undefined> => {
    const value = (await compileLimit(state, field, kind, surroundings)(effective, branch)) ?? fallback;
    if (value !== undefined) branch.inspect?.(field.charAt(0).toLowerCase() + field.slice(1), value);
    return value;
  };
  await limit('MaxConcurrency', 'integer', 0);
  const most = await limit('ToleratedFailureCount', 'integer');
  await limit('ToleratedFailurePercentage', 'float');
  if (most !== undefined && (mapIterationFailureCount ?? 0) > most) {
    throw new Failure(
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    );
  }
}
