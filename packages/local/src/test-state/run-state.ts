import { compileMachine, compileState } from '../definition/compile';
import type { StateDefinition, Surroundings } from '../definition/types';
import { Failure } from '../failure';
import type { Json } from '../json';
import { wrongMock } from '../mocks/wrong-mock';
import { parseJson } from '../parse-json';
import type { Branch } from '../run/branch';
import { compileDataFlow } from '../states/data-flow';
import { newToken } from '../states/task';
import { hasToken, parseResource } from '../tasks/resource';
import { beforeMap } from './before-map';
import type { TestStateMock, TestStateRequest } from './contract';
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
  if (mock === undefined) return runPlain(state, surroundings, branch, input, request);
  checkMock(state, mock);
  if (state.Type === 'Task' && hasToken(parseResource(state['Resource'] as string)!)) {
    branch.taskToken = newToken(branch);
  }
  const mapped = { ...state, Parameters: state.Type === 'Map' ? undefined : state['Parameters'] };
  const flow = compileDataFlow(mapped, surroundings);
  if (state.Type === 'Map') await beforeMap(state, surroundings, stateConfiguration, branch, input);
  else await flow.before(input, branch);
  if (mock.errorOutput) throw new Failure(mock.errorOutput.error, mock.errorOutput.cause);
  const result = parseJson(mock.result ?? '{}');
  branch.inspect?.('result', result);
  return flow.after(input, result, branch);
}

function checkMock(state: StateDefinition, { result, fieldValidationMode }: TestStateMock): void {
  if (!/^(Task|Map|Parallel)$/.test(state.Type)) {
    throw invalidRequest(
      `mock: a ${state.Type} state does nothing that could be mocked; only Task, Map and Parallel do.`,
    );
  }
  if (result === undefined || state.Type !== 'Task') return;
  const mock = { result: parseJson(result), fieldValidationMode };
  const problems = wrongMock(mock, parseResource(state['Resource'] as string)!);
  if (problems.length > 0) throw invalidRequest(problems.map((problem) => `mock.result: ${problem}`).join(', '));
}

/** A request that the API refuses, under the name that it has there. */
function invalidRequest(message: string): Error {
  return Object.assign(new Error(message), { name: 'ValidationException' });
}

function runPlain(
  state: StateDefinition,
  { name, language }: Surroundings,
  branch: Branch,
  input: Json,
  { context }: TestStateRequest,
) {
  if (context !== undefined) throw invalidRequest('context: is only for a state whose work is mocked: pass mock, too.');
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
