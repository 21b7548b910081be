import type { Json } from '../json';

/** 256 KiB of UTF-8. */
export const LARGEST_PAYLOAD = 262_144;

/** How deep values may nest: JSON parsers stop there, and what goes through values would exhaust its stack. */
export const DEEPEST_VALUE = 1_000;

/** Whether a value is larger than a payload may be, or nests too deeply for one; stops counting where it is. */
export function excessOf(value: Json): 'large' | 'deep' | undefined {
  if (typeof value === 'string') {
    return value.length > LARGEST_PAYLOAD - 2 || (value.length > 65_000 && exact(value)) ? 'large' : undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  const left = rough(value, LARGEST_PAYLOAD / 4, 0);
  if (left === TOO_DEEP || (left < 0 && nestsTooDeep(value))) return 'deep';
  return left < 0 && exact(value) ? 'large' : undefined;
}

const TOO_DEEP = Number.NEGATIVE_INFINITY;

function exact(value: Json): boolean {
  return bytes(value, LARGEST_PAYLOAD) < 0;
}

/** What is left of a number of bytes, or something below zero. */
function bytes(value: Json, most: number): number {
  if (typeof value === 'string') {
    return value.length > most ? -1 : most - Buffer.byteLength(JSON.stringify(value));
  }
  if (value === null || typeof value !== 'object') return most - (JSON.stringify(value)?.length ?? 0);
  let left = most - 2;
  let rest = false;
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    left -= (rest ? 1 : 0) + (typeof key === 'string' ? Buffer.byteLength(JSON.stringify(key)) + 1 : 0);
    left = bytes(item, left);
    if (left < 0) return left;
    rest = true;
  }
  return left;
}

/** What is left of a budget of characters; a character may become several bytes. */
function rough(value: Json, budget: number, depth: number): number {
  if (typeof value === 'string') return budget - value.length * 1.5 - 2;
  if (value === null || typeof value !== 'object') return budget - 6;
  if (depth >= DEEPEST_VALUE) return TOO_DEEP;
  let left = budget - 2;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && left >= 0; at += 1) left = rough(value[at]!, left - 1, depth + 1);
    return left;
  }
  for (const key in value) {
    left = rough(value[key]!, left - key.length - 4, depth + 1);
    if (left < 0) return left;
  }
  return left;
}

/** Whether a value of JavaScript nests too deeply to be JSON, as one does that holds itself. */
export function nestsTooDeep(value: unknown): boolean {
  return depthOf(value, 0, new Map()) > DEEPEST_VALUE;
}

function depthOf(value: unknown, outer: number, known: Map<object, number>): number {
  if (value === null || typeof value !== 'object') return 0;
  const found = known.get(value);
  if (found !== undefined) return found;
  if (outer > DEEPEST_VALUE) return outer;
  known.set(value, Number.POSITIVE_INFINITY);
  let depth = 1;
  for (const item of Object.values(value)) {
    depth = Math.max(depth, 1 + depthOf(item, outer + 1, known));
    if (depth > DEEPEST_VALUE) return depth;
  }
  known.set(value, depth);
  return depth;
}
