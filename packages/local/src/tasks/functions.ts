import type { FunctionContext, LocalFunction } from '../contract';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import { parseJson } from '../parse-json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { type TaskCall, TaskFailure } from '../task-call';
import { invokeResponse } from './lambda-response';
import { functionName } from './resource';

/** Runs a function with an event: what it gets and gives is JSON, as on the wire. */
export function runFunction(
  code: LocalFunction,
  name: string,
  event: Json,
  call: TaskCall,
  branch: Branch,
): Maybe<Json> {
  const context: FunctionContext = {
    functionName: name,
    awsRequestId: branch.run.random.uuid(),
    sleep: (seconds) => call.clock.sleep(seconds),
    get signal() {
      return call.signal;
    },
  };
  try {
    const result = code(copy(event), context);
    return isPromise(result) ? Promise.resolve(result).then(response, refuse) : response(result);
  } catch (thrown) {
    return refuse(thrown);
  }
}

/** `lambda:invoke`: the function by its name in the request. */
export function runInvoke(
  functions: Readonly<Record<string, LocalFunction>>,
  parameters: JsonObject,
  call: TaskCall,
  branch: Branch,
): Maybe<Json> {
  const given = String(parameters['FunctionName'] ?? '');
  const name = functionName(given);
  const code = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (code === undefined) throw noSuchFunction(name, branch);
  // A request without a payload comes to the function as an empty object.
  const event = eventOf(parameters['Payload'] ?? {}, branch);
  if (parameters['InvocationType'] === 'DryRun') return invokeResponse('', parameters, branch, 204);
  if (parameters['InvocationType'] === 'Event') {
    // Lambda takes the event, and keeps to itself what becomes of it.
    const accepted = (): JsonObject => invokeResponse('', parameters, branch, 202);
    try {
      const running = runFunction(code, name, event, call, branch);
      return running instanceof Promise ? running.then(accepted, accepted) : accepted();
    } catch {
      return accepted();
    }
  }
  return then(runFunction(code, name, event, call, branch), (payload) => invokeResponse(payload, parameters, branch));
}

/** A payload that is text is the event's JSON itself, as in the API of Lambda. */
function eventOf(payload: Json, { run }: Branch): Json {
  if (typeof payload !== 'string') return payload;
  try {
    return parseJson(payload);
  } catch {
    throw new Failure(
      'Lambda.InvalidRequestContentException',
      `Could not parse request body into json: Could not parse payload into json: Unrecognized token '${payload.split(/\W/)[0]}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (Service: AWSLambda; Status Code: 400; Error Code: InvalidRequestContentException; Request ID: ${run.random.uuid()}; Proxy: null)`,
    );
  }
}

function noSuchFunction(name: string, { run }: Branch): Failure {
  const arn = `arn:aws:lambda:${run.shared.region}:${run.shared.account}:function:${name}:$LATEST`;
  return new Failure(
    'Lambda.ResourceNotFoundException',
    `Function not found: ${arn} (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${run.random.uuid()}; Proxy: null)`,
  );
}

/** What a function throws becomes its error: an Error that has no name of its own is an Exception, and a TaskFailure says both itself. */
function refuse(thrown: unknown): never {
  if (thrown instanceof Failure) throw thrown;
  if (thrown instanceof TaskFailure) throw new Failure(thrown.error, thrown.cause);
  const isError = thrown !== null && typeof thrown === 'object' && 'message' in thrown;
  const { name, message } = isError
    ? (thrown as { name?: string; message: unknown })
    : { name: 'Error', message: thrown };
  const errorType = name === undefined || name === 'Error' ? 'Exception' : name;
  const errorMessage = typeof message === 'string' ? message : JSON.stringify(message);
  throw new Failure(errorType, JSON.stringify({ errorMessage, errorType, trace: [`${errorType}: ${errorMessage}`] }));
}

/** The most bytes that Lambda hands back. */
const LARGEST_RESPONSE = 6_291_556;

function response(result: unknown): Json {
  const text = JSON.stringify(result);
  if (text === undefined) return null;
  if (text.length > LARGEST_RESPONSE || Buffer.byteLength(text) > LARGEST_RESPONSE) {
    const errorType = 'Function.ResponseSizeTooLarge';
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_RESPONSE} bytes).`;
    throw new Failure(errorType, JSON.stringify({ errorMessage, errorType }));
  }
  return parseJson(text);
}

function copy(value: unknown): Json {
  const text = JSON.stringify(value);
  return text === undefined ? null : parseJson(text);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function';
}
