import { resultShapes } from '../result-shapes.generated';
import type { TaskPattern } from '../task-call';
import { apiCall } from './api-call';
import { readShape } from './client-schema';
import { findCommand, findSdk } from './load-client';

/** The type of a result or of a part of it; a map has the member `*`, and members that are always there end in `!`. */
export type ResultShape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'any'
  | readonly ResultShape[]
  | { readonly [member: string]: ResultShape };

/** Parts of a client's schema that are deeper than this are not checked: schemas may hold themselves. */
const DEEPEST = 8;

/**
 * What a task's API returns, in Step Functions' names; undefined where that is not known. Optimised integrations are known; those of the
 * AWS SDK where its client is installed. What ends a job or answers a token is no result of an API.
 */
export function resultShape(service: string, api: string, pattern: TaskPattern): ResultShape | undefined {
  if (pattern !== 'requestResponse') return undefined;
  if (Object.hasOwn(resultShapes, service)) {
    const apis = resultShapes[service]!;
    return Object.hasOwn(apis, api) ? apis[api] : undefined;
  }
  if (!service.startsWith('aws-sdk:')) return undefined;
  const key = `${service}:${api}`;
  if (!ofClients.has(key)) ofClients.set(key, clientShape(service, api));
  return ofClients.get(key);
}

const ofClients = new Map<string, ResultShape | undefined>();

function clientShape(service: string, api: string): ResultShape | undefined {
  const call = apiCall({ service, api });
  const sdk = call && findSdk(call.client);
  const Command = sdk && findCommand(sdk, call.operation);
  const schema = Command && (new Command({}).schema as readonly unknown[] | undefined);
  return schema && fromSchema(schema[5], call.memberName, 0);
}

function fromSchema(schema: unknown, nameOf: (member: string) => string, depth: number): ResultShape {
  const shape = readShape(schema);
  if (depth > DEEPEST) return 'any';
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        [...shape.members].map(([member, to], at) => [
          nameOf(member) + (at < shape.required ? '!' : ''),
          fromSchema(to, nameOf, depth + 1),
        ]),
      );
    case 'list':
      return [fromSchema(shape.value, nameOf, depth + 1)];
    case 'map':
      return { '*': fromSchema(shape.value, nameOf, depth + 1) };
    case 'blob':
    case 'stream':
    case 'other':
      return 'any';
    default:
      return shape.type;
  }
}
