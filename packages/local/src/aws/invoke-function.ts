import type { Json, JsonObject } from '../json';
import { parseJson } from '../parse-json';
import { type TaskCall, TaskFailure } from '../task-call';
import type { ApiCall } from './api-call';

/** Whether a resource is a function itself. */
export function isFunction(resource: string | undefined): boolean {
  return /^arn:aws[a-z-]*:lambda:/.test(resource ?? '');
}

/** Whether Step Functions reads what a function returns: the AWS SDK integration hands it on as text. */
export function readsPayload({ client, isOptimised }: Pick<ApiCall, 'client' | 'isOptimised'>): boolean {
  return client === 'lambda' && isOptimised;
}

/** The request that a task makes of Lambda. */
export function invocation({ resource, parameters }: Pick<TaskCall, 'resource' | 'parameters'>): JsonObject {
  return isFunction(resource)
    ? { FunctionName: resource, Payload: JSON.stringify(parameters) }
    : { Payload: {}, ...(parameters as JsonObject) };
}

/** What a task makes of Lambda's response: the error of a function is that of the task. */
export function invoked(resource: string, response: JsonObject): Json {
  const { FunctionError, ...rest } = response;
  const text = (rest['Payload'] ?? '') as string;
  const payload = parse(text);
  if (FunctionError !== undefined) throw functionFailure(text, payload);
  return isFunction(resource) ? payload : { ...rest, Payload: payload };
}

function functionFailure(text: string, payload: Json): TaskFailure {
  const type = (payload as { errorType?: unknown } | null)?.errorType;
  if (typeof type === 'string') return new TaskFailure(type, text);
  const cause = `The cause could not be determined because Lambda did not return an error type. Returned payload: ${text}`;
  return new TaskFailure('Lambda.Unknown', cause);
}

function parse(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
