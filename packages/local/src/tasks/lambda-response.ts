import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';

/** The response to lambda:invoke, as Step Functions hands it on; only a call that was waited for says which version ran. */
export function invokeResponse(payload: Json, parameters: JsonObject, branch: Branch, status = 200): JsonObject {
  const isOver = status === 200;
  const version = versionOf(parameters);
  const { random, scheduler } = branch.run;
  const log: Record<string, string> = isOver && parameters['LogType'] === 'Tail' ? { LogResult: '' } : {};
  const logHeader: Record<string, string> = 'LogResult' in log ? { 'X-Amz-Log-Result': '' } : {};
  const requestId = random.uuid();
  const headers: Record<string, string> = {
    Connection: 'keep-alive',
    'Content-Length': String(isOver ? wireLength(payload) : 0),
    'Content-Type': 'application/json',
    Date: new Date(scheduler.now()).toUTCString(),
    ...(isOver && { 'X-Amz-Executed-Version': version }),
    ...logHeader,
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-RequestId': requestId,
    'X-Amzn-Trace-Id': `root=1-${requestId.slice(0, 8)}-${requestId.replace(/-/g, '').slice(8)};sampled=0`,
  };
  return {
    ...(isOver && { ExecutedVersion: version }),
    ...log,
    Payload: payload,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: status,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: status,
  };
}

/** The number of a version that the request names; what an alias stands for is not known here. */
function versionOf({ FunctionName, Qualifier }: JsonObject): string {
  const named = /^(?:.*:function:)?[^:]+:(\d+)$/.exec(String(FunctionName))?.[1];
  const version = String(Qualifier ?? named);
  return /^\d+$/.test(version) ? version : '$LATEST';
}

/** The length of a payload as the runtime of Python writes it, with spaces behind commas and colons and in ASCII: recorded responses have it. */
function wireLength(value: Json): number {
  if (typeof value === 'string') return JSON.stringify(value).replace(/[\u0080-\uffff]/g, '\\u0000').length;
  if (value === null || typeof value !== 'object') return JSON.stringify(value).length;
  const parts = Array.isArray(value)
    ? value.map(wireLength)
    : Object.entries(value).map(([key, item]) => wireLength(key) + 2 + wireLength(item));
  return parts.reduce((sum, length) => sum + length, 2) + 2 * Math.max(0, parts.length - 1);
}
