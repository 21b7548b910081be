import type { Json } from '../json';
import type { ApiCall } from './api-call';
import { readShape } from './client-schema';

type Names = Pick<ApiCall, 'client' | 'isOptimised' | 'memberName'>;

/** What of a task's parameters Step Functions does not send to an API, in its words; null is always sent. */
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
    const byName = new Map([...shape.members].map(([member, to]) => [names.memberName(member), to]));
    return entries.flatMap(([name, item]) =>
      byName.has(name) ? wrongValues(byName.get(name), item, names, name) : [],
    );
  }
  if (shape.type !== 'list' && shape.type !== 'map') return [];
  const isMap = shape.type === 'map';
  return entries.flatMap(([name, item]) => wrongValues(shape.value, item, names, isMap ? name : field));
}
