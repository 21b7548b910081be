import type { LocalMachine, Result } from '../contract';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import { nestedRun } from '../run/nested';
import type { Run } from '../run/run';
import type { TaskCall, TaskPattern } from '../task-call';
import type { TaskResource } from './resource';

type Machines = Readonly<Record<string, LocalMachine>>;

/** An execution that has started. */
type Started = Pick<Run, 'names' | 'startDate'>;

/** Whether a task starts executions. */
export function startsExecutions({ service, api }: TaskResource): boolean {
  return service === 'states' && api === 'startExecution';
}

/** Starts an execution of another machine, and waits for it as the pattern says. */
export function startNested(machines: Machines, call: TaskCall, branch: Branch): Maybe<Json> {
  const parameters = call.parameters as JsonObject;
  const arn = String(parameters['StateMachineArn'] ?? '');
  const key = Object.hasOwn(machines, arn) ? arn : arn.replace(/^.*:/, '');
  const machine = Object.hasOwn(machines, key) ? machines[key] : undefined;
  if (machine === undefined) throw noSuchMachine(arn, branch);
  const input = inputOf(parameters);
  const { run, start } = nestedRun(
    branch,
    machine,
    key.replace(/^.*:/, ''),
    input,
    parameters['Name'] as string | undefined,
  );
  const response = responseOf(run, branch.run.random.uuid());
  if (call.pattern !== 'sync' && call.pattern !== 'sync:2') {
    start();
    return response;
  }
  call.submitted(response);
  call.signal.addEventListener('abort', () => run.abort());
  // Time is the nested execution's from here.
  (call as unknown as { release(): void }).release();
  start();
  return run.done.then((result) => endOf(run, input, call.pattern, result, branch.run.scheduler.now()));
}

/** The input of the execution that a task asks for. */
export function inputOf(parameters: JsonObject): Json {
  const given = parameters['Input'];
  if (given === undefined || given === null) return {};
  return typeof given === 'string' ? (JSON.parse(given) as Json) : given;
}

/** The response to the request itself. */
export function responseOf({ names, startDate }: Started, requestId: string): JsonObject {
  return { ExecutionArn: names.executionArn, StartDate: startDate, ...metadata(requestId) };
}

/** What a task that waits for an execution yields at its end; a failure is thrown. */
export function endOf(
  { names, startDate }: Started,
  input: Json,
  pattern: TaskPattern,
  { status, output, error, cause }: Result,
  stopDate: number,
): JsonObject {
  const asPattern = (value: Json): Json => (pattern === 'sync' ? JSON.stringify(value) : value);
  const described: JsonObject = {
    ExecutionArn: names.executionArn,
    Input: asPattern(input),
    InputDetails: { Included: true },
    Name: names.executionName,
    ...(status === 'SUCCEEDED' && { Output: asPattern(output!), OutputDetails: { Included: true } }),
    ...(error !== undefined && { Error: error }),
    ...(cause !== undefined && { Cause: cause }),
    ...redrive(status, pattern),
    StartDate: startDate,
    StateMachineArn: names.machineArn,
    Status: status,
    StopDate: stopDate,
  };
  if (status === 'SUCCEEDED') return described;
  throw new Failure('States.TaskFailed', JSON.stringify(described));
}

/** `sync:2` leaves out what redrive has to do with. */
function redrive(status: string, pattern: string): JsonObject {
  if (pattern === 'sync:2') return {};
  return status === 'SUCCEEDED'
    ? {
        RedriveCount: 0,
        RedriveStatus: 'NOT_REDRIVABLE',
        RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      }
    : { RedriveCount: 0, RedriveStatus: 'REDRIVABLE' };
}

function metadata(id: string): JsonObject {
  const headers = { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': id };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: id },
  };
}

function noSuchMachine(arn: string, { run }: Branch): Failure {
  return new Failure(
    'StepFunctions.StateMachineDoesNotExistException',
    `State Machine Does Not Exist: '${arn}' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: ${run.random.uuid()}; Proxy: null)`,
  );
}
