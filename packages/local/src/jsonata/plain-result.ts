import type { Failure } from '../failure';
import type { Json } from '../json';

/** Marks of JSONata on its lists: the next expression would take the list apart in another way than a list of plain JSON. */
const MARKS = ['sequence', 'cons', 'keepSingleton'];

/**
 * What JSONata gives, as plain JSON: its lists carry hidden marks, its numbers may be infinite, and functions are no JSON. Shared where it
 * is plain already.
 */
export function plainResult(value: unknown, refuse: () => Failure): Json | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (value === null || value === undefined || typeof value !== 'object') {
    if (typeof value === 'function') throw refuse();
    return value as Json | undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => plainResult(item, refuse) as Json);
    const marked = MARKS.some((mark) => Object.hasOwn(value, mark));
    return marked || items.some((item, at) => !Object.is(item, value[at])) ? items : value;
  }
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) throw refuse();
  let copy: Record<string, Json> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const plain = plainResult(item, refuse);
    if (Object.is(plain, item)) continue;
    copy ??= { ...(value as Record<string, Json>) };
    if (plain === undefined) delete copy[key];
    else copy[key] = plain;
  }
  return copy ?? (value as Json);
}
