import type { Json } from './json';
import { DEEPEST_VALUE, nestsTooDeep } from './run/payload-size';

/** Parses JSON; throws an error for what is none, or nests deeper than values may. */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  // A level takes two characters.
  if (text.length > 2 * DEEPEST_VALUE && nestsTooDeep(value)) {
    throw new SyntaxError(`it nests deeper than ${DEEPEST_VALUE} levels`);
  }
  return value;
}
