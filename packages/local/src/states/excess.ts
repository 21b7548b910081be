import { Failure, runtimeFailure } from '../failure';
import { DEEPEST_VALUE } from '../run/payload-size';

/** A payload that nests too deeply. */
export function tooDeep(what: string): Failure {
  return runtimeFailure(`Its ${what} must not nest deeper than ${DEEPEST_VALUE} levels.`);
}

/** A payload over the quota. */
export function tooLarge(name: string): Failure {
  return new Failure(
    'States.DataLimitExceeded',
    `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}
