import { responseMetadata } from '../aws/response-metadata';
import type { LocalMachine, Result } from '../contract';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import { parseJson } from '../parse-json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import { nestedRun } from '../run/nested';
import type { Run } from '../run/run';
import { ANSWERED, type TaskCall, type TaskPattern } from '../task-call';
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
  const input = inputOf(parameters, branch.run.random.uuid());
  const name = parameters['Name'] as string | undefined;
  const made = nestedRun(branch, machine, key.replace(/^.*:/, ''), input, name);
  const { run, start } = name === undefined || made.run.type === 'EXPRESS' ? made : named(made, input, branch);
  const response = responseOf(run, branch.run.random.uuid());
  if (call.pattern !== 'sync' && call.pattern !== 'sync:2') {
    start();
    return response;
  }
  call.submitted(response);
  stopWithTask(call, run);
  // Time is the nested execution's from here.
  (call as unknown as { release(): void }).release();
  start();
  return run.done.then((result) => endOf(run, input, call.pattern, result, branch.run.scheduler.now()));
}

/** A task that ends before the execution that it started takes it along, unless its token ended it. */
export function stopWithTask({ signal }: TaskCall, run: Pick<Run, 'abort'>): void {
  signal.addEventListener('abort', () => signal.reason !== ANSWERED && run.abort());
}

/** A name is taken for good: to ask for an execution that runs, with the same input, is to find it. */
function named(made: ReturnType<typeof nestedRun>, input: Json, { run: { shared, random } }: Branch): typeof made {
  const { executionArn } = made.run.names;
  const known = shared.named.get(executionArn);
  const text = JSON.stringify(input);
  if (known === undefined) {
    shared.named.set(executionArn, { run: made.run, input: text });
    return made;
  }
  if (known.run.status === 'RUNNING' && known.input === text) return { run: known.run, start: () => undefined };
  throw refusal('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`, random.uuid());
}

/** The input of the execution that a task asks for. */
export function inputOf(parameters: JsonObject, requestId: string): Json {
  const given = parameters['Input'];
  if (given === undefined || given === null) return {};
  if (typeof given !== 'string') return given;
  try {
    return parseJson(given);
  } catch (error) {
    const what = `Invalid State Machine Execution Input: '${(error as Error).message}'`;
    throw refusal('InvalidExecutionInput', what, requestId);
  }
}

/** What Step Functions answers to a request for an execution that it refuses. */
export function refusal(type: string, message: string, requestId: string): Failure {
  return new Failure(
    `StepFunctions.${type.replace(/Exception$/, '')}Exception`,
    `${message} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${type}; Request ID: ${requestId}; Proxy: null)`,
  );
}

/** The response to the request itself. */
export function responseOf({ names, startDate }: Started, requestId: string): JsonObject {
  const body = `{"executionArn":"${names.executionArn}","startDate":${javaDouble(startDate / 1000)}}`;
  const headers = {
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/x-amz-json-1.0',
    date: new Date(startDate).toUTCString(),
  };
  return {
    ExecutionArn: names.executionArn,
    StartDate: startDate,
    ...responseMetadata('sfn', requestId, headers),
  };
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
  // In the order of AWS, whose causes are the text of it.
  const described: JsonObject = {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: names.executionArn,
    Input: asPattern(input),
    InputDetails: { Included: true },
    Name: names.executionName,
    ...(status === 'SUCCEEDED' && { Output: asPattern(output!), OutputDetails: { Included: true } }),
    ...redrive(status),
    StartDate: startDate,
    StateMachineArn: names.machineArn,
    Status: status,
    StopDate: stopDate,
  };
  if (status === 'SUCCEEDED') return described;
  throw new Failure('States.TaskFailed', JSON.stringify(described));
}

function redrive(status: string): JsonObject {
  return status === 'SUCCEEDED'
    ? {
        RedriveCount: 0,
        RedriveStatus: 'NOT_REDRIVABLE',
        RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      }
    : { RedriveCount: 0, RedriveStatus: 'REDRIVABLE' };
}

/** Numbers as Java writes them: AWS sends seconds as a double. */
function javaDouble(seconds: number): string {
  const text = seconds.toExponential().replace('e+', 'E');
  return text.includes('.') ? text : text.replace('E', '.0E');
}

function noSuchMachine(arn: string, { run }: Branch): Failure {
  return refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`, run.random.uuid());
}
