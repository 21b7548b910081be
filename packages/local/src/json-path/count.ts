import { runtimeFailure } from '../failure';

/** How many values one path may go through: `$..a..a..a` and filters in filters go through all of them again and again. */
const MOST = 5_000_000;

/** A path is read in one go, so that one count serves all. */
let left = MOST;

/** Begins to count for a path. */
export function startCount(): void {
  left = MOST;
}

/** Counts values, and ends a path that goes through too many. */
export function count(values: number): void {
  left -= values;
  if (left < 0) throw runtimeFailure(`The path goes through more than ${MOST} values.`);
}
