import type { LocalMachine } from '../contract';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import { nestedRun } from '../run/nested';
import type { TaskCall } from '../task-call';
import type { TaskResource } from './resource';

type Machines = Readonly<Record<string, LocalMachine>>;

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
  const given = parameters['Input'];
  const input: Json =
    given === undefined || given === null ? {} : typeof given === 'string' ? (JSON.parse(given) as Json) : given;
  const { run, start } = nestedRun(
    branch,
    machine,
    key.replace(/^.*:/, ''),
    input,
    parameters['Name'] as string | undefined,
  );
  const response: JsonObject = {
    ExecutionArn: run.names.executionArn,
    StartDate: run.startDate,
    ...metadata(branch),
  };
  if (call.pattern !== 'sync' && call.pattern !== 'sync:2') {
    start();
    return response;
  }
  call.submitted(response);
  call.signal.addEventListener('abort', () => run.abort());
  // Time is the nested execution's from here.
  (call as unknown as { release(): void }).release();
  start();
  return run.done.then(({ status, output, error, cause }) => {
    const asText = (value: Json | undefined) => (value === undefined ? undefined : JSON.stringify(value));
    const described: JsonObject = {
      ExecutionArn: run.names.executionArn,
      Input: call.pattern === 'sync' ? JSON.stringify(input) : input,
      InputDetails: { Included: true },
      Name: run.names.executionName,
      ...(status === 'SUCCEEDED' && {
        Output: call.pattern === 'sync' ? asText(output)! : output!,
        OutputDetails: { Included: true },
      }),
      ...(error !== undefined && { Error: error }),
      ...(cause !== undefined && { Cause: cause }),

      ...redrive(status, call.pattern),
      StartDate: run.startDate,
      StateMachineArn: run.names.machineArn,
      Status: status,
      StopDate: branch.run.scheduler.now(),
    };
    if (status === 'SUCCEEDED') return described;
    throw new Failure('States.TaskFailed', JSON.stringify(described));
  });
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

function metadata({ run }: Branch): JsonObject {
  const id = run.random.uuid();
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
