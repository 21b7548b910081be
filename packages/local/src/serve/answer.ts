import { ApiError } from './api-error';
import { checkRequest } from './check-request';
import { operations } from './operations';
import type { World } from './world';

const TARGET = /^AWSStepFunctions\.([A-Za-z]+)$/;

/** Answers a request of the protocol AWS JSON 1.0. */
export async function answer(
  target: string | undefined,
  body: string,
  world: World,
  gone: AbortSignal,
): Promise<object> {
  const name = TARGET.exec(target ?? '')?.[1];
  if (name === undefined || !Object.hasOwn(operations, name)) {
    const what = target === undefined ? 'The request has no X-Amz-Target.' : `There is no operation ${target}.`;
    throw new ApiError('UnknownOperationException', what);
  }
  return operations[name]!(checkRequest(name, parse(body)), world, gone);
}

function parse(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new ApiError('SerializationException', `The body is no JSON: ${(error as Error).message}`);
  }
}
