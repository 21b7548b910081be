import type { Json } from '../json';
import { parseJson } from '../parse-json';
import type { PendingToken } from '../run/tokens';
import { ApiError } from './api-error';
import type { World } from './world';

const TOKEN = /^AQCE[0-9a-f]{128}$/;
const LARGEST_OUTPUT = 262_144;

export const tokenOperations = {
  SendTaskSuccess: ({ taskToken, output }: { taskToken: string; output: string }, world: World) => {
    const task = pending(taskToken, world);
    task.success(parseOutput(output));
    return {};
  },
  SendTaskFailure: ({ taskToken, error, cause }: Record<string, any>, world: World) => {
    pending(taskToken, world).failure(error, cause);
    return {};
  },
  SendTaskHeartbeat: ({ taskToken }: { taskToken: string }, world: World) => {
    pending(taskToken, world).heartbeat();
    return {};
  },
};

function pending(taskToken: string, { tokens }: World): PendingToken {
  const found = tokens.get(taskToken);
  if (found) return found;
  if (!TOKEN.test(taskToken)) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  // Answered before, timed out, or of an execution that has ended.
  throw new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
}

function parseOutput(output: string): Json {
  const wrong = (what: string) => new ApiError('InvalidOutput', `Invalid Output: '${what}'`);
  if (Buffer.byteLength(output) > LARGEST_OUTPUT) throw wrong(`the output has more than ${LARGEST_OUTPUT} bytes`);
  try {
    return parseJson(output);
  } catch (error) {
    throw wrong((error as Error).message);
  }
}
