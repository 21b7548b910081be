import { runtimeFailure } from '../failure';
import type { Json } from '../json';

/** A number, or a text of one as Java reads it; undefined for all else. */
export function numberOf(value: Json, kind: 'integer' | 'float'): number | undefined {
  const pattern = kind === 'integer' ? /^[+-]?\d+$/ : /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;
  const number = typeof value === 'string' && pattern.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || (kind === 'integer' && !Number.isInteger(number))) return undefined;
  return number;
}

/** The seconds that a field's path leads to, in words of AWS when they are none. */
export function secondsOf(value: Json, field: string, path: string, least: 0 | 1): number {
  const seconds = numberOf(value, 'integer');
  const where = `${path} == ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  if (seconds === undefined) throw runtimeFailure(`The ${field} parameter cannot be parsed as a long value: ${where}`);
  if (seconds < least) {
    const what = least === 0 ? 'negative' : 'non-positive';
    throw runtimeFailure(`The ${field} parameter references a ${what} value: ${where}`);
  }
  return seconds;
}
