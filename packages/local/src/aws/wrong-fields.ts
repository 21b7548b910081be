import type { Json } from '../json';
import type { ApiCall } from './api-call';
import { type ClientShape, readShape } from './client-schema';

type Names = Pick<ApiCall, 'client' | 'errors' | 'isOptimised' | 'memberName'>;
type Structure = Extract<ClientShape, { type: 'structure' }>;

/**
 * What Step Functions refuses in the fields of a request, in its words: names that the API does not have, and of optimised integrations
 * those that are missing. Where fields are a template of JSONPath, names may end in `.$`.
 */
export function wrongFields(schema: unknown, fields: unknown, names: Names, isTemplate: boolean): readonly string[] {
  // The newer optimised integrations have fields of their own.
  if ((names.isOptimised && !names.errors.first) || fields === null || typeof fields !== 'object') return [];
  const shape = readShape(schema);
  const entries = Object.entries(fields);
  if (shape.type === 'list' || shape.type === 'map') {
    return entries.flatMap(([, value]) => wrongFields(shape.value, value, names, isTemplate));
  }
  if (shape.type !== 'structure' || Array.isArray(fields)) return [];
  const byName = membersOf(shape, names);
  const found = new Set<string>();
  const wrong = entries.flatMap(([key, value]) => {
    const name = isTemplate ? key.replace(/\.\$$/, '') : key;
    found.add(name);
    if (!byName.has(name)) return [`The field "${name}" is not supported by Step Functions`];
    return wrongFields(byName.get(name), value, names, isTemplate);
  });
  const required = names.isOptimised ? [...byName.keys()].slice(0, shape.required) : [];
  const missing = required.filter((name) => !found.has(name));
  return [...wrong, ...missing.map((name) => `The field "${name}" is required but was missing`)];
}

/** What of a task's parameters Step Functions does not send to an API for its type, in its words; null is always sent. */
export function wrongValues(schema: unknown, value: Json, names: Names, field = ''): readonly string[] {
  const shape = readShape(schema);
  if (value === null) return [];
  if (shape.type === 'string') {
    // Of the optimised integrations that of DynamoDB alone makes no text of other values.
    const isRefused = typeof value !== 'string' && (!names.isOptimised || names.client === 'dynamodb');
    return isRefused ? [`The value for the field '${field}' must be a STRING`] : [];
  }
  if (typeof value !== 'object') return [];
  const entries = Object.entries(value);
  if (shape.type === 'structure') {
    const byName = membersOf(shape, names);
    return entries.flatMap(([name, item]) =>
      byName.has(name) ? wrongValues(byName.get(name), item, names, name) : [],
    );
  }
  if (shape.type !== 'list' && shape.type !== 'map') return [];
  const isMap = shape.type === 'map';
  return entries.flatMap(([name, item]) => wrongValues(shape.value, item, names, isMap ? name : field));
}

/** The members of a structure by the names that Step Functions has for them. */
function membersOf({ members }: Structure, { memberName }: Names): ReadonlyMap<string, unknown> {
  return new Map([...members].map(([member, to]) => [memberName(member), to]));
}
