import { Failure } from '../failure';
import type { JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { excessOf } from '../run/payload-size';
import { tooDeep } from './excess';

/** Notes what a state assigns when it is left; all its variables together are no larger than a payload. */
export function assignVariables(branch: Branch, variables: JsonObject | undefined): void {
  const excess = variables && excessOf(variables);
  if (excess === 'deep') throw tooDeep('variables');
  if (excess) {
    throw new Failure(
      'States.DataLimitExceeded',
      `The state '${branch.stateName}' assigns variables with a size exceeding the maximum number of bytes service limit.`,
    );
  }
  branch.assigned = variables;
}
