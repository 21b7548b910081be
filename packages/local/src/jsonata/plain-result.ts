import type { Failure } from '../failure';
import type { Json } from '../json';

/** What JSONata gives, as plain JSON: its lists carry hidden marks, and functions are no JSON. Shared where it is plain already. */
export function plainResult(value: unknown, refuse: () => Failure): Json | undefined {
  if (value === null || value === undefined || typeof value !== 'object') {
    if (typeof value === 'function') throw refuse();
    return value as Json | undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => plainResult(item, refuse) as Json);
    return Object.hasOwn(value, 'sequence') || items.some((item, at) => item !== value[at]) ? items : value;
  }
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) throw refuse();
  let copy: Record<string, Json> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const plain = plainResult(item, refuse);
    if (plain === item) continue;
    copy ??= { ...(value as Record<string, Json>) };
    if (plain === undefined) delete copy[key];
    else copy[key] = plain;
  }
  return copy ?? (value as Json);
}
