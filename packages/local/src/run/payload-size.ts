import type { Json } from '../json';

/** 256 KiB of UTF-8. */
export const LARGEST_PAYLOAD = 262_144;

/** Whether a value is larger than a payload may be; stops counting where it is. */
export function isTooLarge(value: Json): boolean {
  if (typeof value === 'string') return value.length > LARGEST_PAYLOAD - 2 || (value.length > 65_000 && exact(value));
  if (value === null || typeof value !== 'object') return false;
  return rough(value, LARGEST_PAYLOAD / 4) < 0 && exact(value);
}

function exact(value: Json): boolean {
  return Buffer.byteLength(JSON.stringify(value)) > LARGEST_PAYLOAD;
}

/** What is left of a budget of characters; a character may become several bytes. */
function rough(value: Json, budget: number): number {
  if (typeof value === 'string') return budget - value.length * 1.5 - 2;
  if (value === null || typeof value !== 'object') return budget - 6;
  let left = budget - 2;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && left >= 0; at += 1) left = rough(value[at]!, left - 1);
    return left;
  }
  for (const key in value) {
    left = rough(value[key]!, left - key.length - 4);
    if (left < 0) return left;
  }
  return left;
}
