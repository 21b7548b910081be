import { queryFailure } from '../failure';
import type { Json } from '../json';

/** The most seconds that a field takes. */
const MOST_SECONDS = 99_999_999;

/** Seconds that an expression gave: as a number in the definition, they are whole and within the field's range. */
export function wholeSeconds(value: Json, field: string, least: 0 | 1): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= MOST_SECONDS)
    return value as number;
  throw queryFailure(
    `The ${field} field must be an integer from ${least} to ${MOST_SECONDS} but was: ${JSON.stringify(value)}`,
    field,
  );
}
