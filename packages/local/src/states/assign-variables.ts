import { Failure } from '../failure';
import type { JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { isTooLarge } from '../run/payload-size';

/** Notes what a state assigns when it is left; all its variables together are no larger than a payload. */
export function assignVariables(branch: Branch, variables: JsonObject | undefined): void {
  if (variables !== undefined && isTooLarge(variables)) {
    throw new Failure(
      'States.DataLimitExceeded',
      `The state '${branch.stateName}' assigns variables with a size exceeding the maximum number of bytes service limit.`,
    );
  }
  branch.assigned = variables;
}
