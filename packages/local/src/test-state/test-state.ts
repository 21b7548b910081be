import type { SimulateOptions } from '../contract';
import { findUnserved } from '../definition/find-unserved';
import { Failure, InvalidDefinition } from '../failure';
import type { Json, JsonObject } from '../json';
import { parseJson } from '../parse-json';
import { Branch } from '../run/branch';
import { Random } from '../run/random';
import { Run } from '../run/run';
import { VirtualScheduler } from '../run/scheduler';
import { compileCatch, errorOutput, matchesError } from '../states/handlers';
import { compileRetry } from '../states/retry';
import type { TestStateRequest, TestStateResponse } from './contract';
import { type FoundState, findState } from './find-state';
import { Inspection } from './inspection';
import { runTested } from './run-state';

/** TestState does not say the name of the state it runs. */
const STATE_NAME = 'StateName';

/**
 * Tests one state as the TestState API does; a task without a mock is run by the functions or task runners of the options.
 *
 * @example
 * ```ts
 * import { testState } from '@sfn-tasks/local';
 *
 * await testState({ definition: '{ "Type": "Pass", "Result": 12, "End": true }', inspectionLevel: 'DEBUG' });
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export async function testState(
  request: TestStateRequest,
  options: Partial<SimulateOptions> = {},
): Promise<TestStateResponse> {
  const found = findState(request);
  const input = parseJson(request.input ?? '{}');
  const inspection = new Inspection(found);
  const branch = branchOf(request, found, options, input);
  branch.inspect = inspection.note;
  inspection.note('input', input);
  const asked = request.inspectionLevel === 'DEBUG' || request.inspectionLevel === 'TRACE';
  const respond = (response: TestStateResponse, details?: Record<string, unknown>): TestStateResponse => {
    const variables: Record<string, unknown> = {};
    if (branch.assigned) branch.scope.assign(branch.assigned);
    branch.scope.addTo(variables);
    return asked ? { ...response, inspectionData: inspection.shown(details, variables as JsonObject) } : response;
  };
  try {
    const output = await runTested(found, request, branch, input);
    return respond({ status: 'SUCCEEDED', output: JSON.stringify(output), ...next(branch.next) });
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return failed(thrown, found, request, branch, input, respond);
  } finally {
    branch.run.scheduler.close();
  }
}

function branchOf(
  request: TestStateRequest,
  { state }: FoundState,
  options: Partial<SimulateOptions>,
  input: Json,
): Branch {
  const { region = 'us-east-1', account = '123456789012', name = 'StateMachine' } = options;
  if (state.Type === 'Task' && request.mock === undefined) {
    const machine = { StartAt: STATE_NAME, States: { [STATE_NAME]: state } };
    const problems = findUnserved(machine, { ...options, definition: machine }, false);
    if (problems.length > 0) throw new InvalidDefinition(problems);
  }
  const random = new Random(options.seed ?? 1);
  const executionName = random.uuid();
  const prefix = `arn:aws:states:${region}:${account}`;
  const run = new Run(
    {
      options: { ...options, definition: {} },
      region,
      account,
      scheduler: new VirtualScheduler(Date.UTC(2025, 0, 1)),
      random,
      tokens: new Map(),
      named: new Map(),
    },
    {
      machineName: name,
      machineArn: `${prefix}:stateMachine:${name}`,
      executionName,
      executionArn: `${prefix}:express:${name}:${executionName}`,
      roleArn: request.roleArn ?? null,
    },
    'EXPRESS',
    input,
    { keep: false },
  );
  const branch = new Branch(run);
  branch.stateName = STATE_NAME;
  branch.enteredAt = run.startDate;
  branch.next = state['Next'] as string | undefined;
  if (/^(Task|Map|Parallel)$/.test(state.Type)) branch.retryCount = request.stateConfiguration?.retrierRetryCount ?? 0;
  if (request.context !== undefined) branch.givenContext = parseJson(request.context) as JsonObject;
  branch.scope.assign(parseJson(request.variables ?? '{}') as JsonObject);
  return branch;
}

async function failed(
  failure: Failure,
  { state, language }: FoundState,
  { stateConfiguration }: TestStateRequest,
  branch: Branch,
  input: Json,
  respond: (response: TestStateResponse, details?: Record<string, unknown>) => TestStateResponse,
): Promise<TestStateResponse> {
  const { error, cause } = failure;
  const base = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  if (failure.final) return respond({ status: 'FAILED', ...base });
  const used = stateConfiguration?.retrierRetryCount ?? 0;
  const retriers = compileRetry(state);
  const retryIndex = retriers.findIndex(({ errors }) => matchesError(errors, error));
  const retrier = retriers[retryIndex];
  if (retrier && used < retrier.attempts) {
    const retryBackoffIntervalSeconds = retrier.delay(used, branch.run.random);
    return respond({ status: 'RETRIABLE', ...base }, { retryBackoffIntervalSeconds, retryIndex });
  }
  const catchers = compileCatch(state, language);
  const catchIndex = catchers.findIndex(({ errors }) => matchesError(errors, error));
  const catcher = catchers[catchIndex];
  // A retrier that is used up is named, too.
  if (!catcher) return respond({ status: 'FAILED', ...base }, retrier && { retryIndex });
  const output = await catcher.leave(input, errorOutput(failure), branch);
  return respond(
    { status: 'CAUGHT_ERROR', ...base, output: JSON.stringify(output), ...next(catcher.next) },
    { catchIndex },
  );
}

function next(name: string | undefined): { nextState?: string } {
  return name === undefined ? {} : { nextState: name };
}
