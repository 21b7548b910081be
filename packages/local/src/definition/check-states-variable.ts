import type { Json } from '../json';
import { compileExpression, isExpression } from '../jsonata/expression';
import type { Complain } from './problem';

const HAVE_RESULT = /^(Task|Map|Parallel)$/;

/** `$states.result` is there when a task, a Map or a Parallel ended, `$states.errorOutput` when its error is caught; AWS refuses them elsewhere. */
export function checkStatesVariable(
  state: Readonly<Record<string, Json>>,
  location: string,
  complain: Complain,
): undefined {
  for (const [field, value] of Object.entries(state)) {
    if (/^(ItemProcessor|Iterator|Branches)$/.test(field)) continue;
    const leaves = field === 'Output' || field === 'Assign';
    const members =
      leaves && HAVE_RESULT.test(String(state['Type'])) ? ['result'] : field === 'Catch' ? ['errorOutput'] : [];
    checkReads(value, members, `${location}/${field}`, complain);
  }
}

function checkReads(value: Json, members: readonly string[], location: string, complain: Complain): undefined {
  if (isExpression(value)) {
    for (const member of ['result', 'errorOutput']) {
      if (!members.includes(member) && reads(value, member)) {
        complain(location, `cannot read $states.${member}: there is none yet`);
      }
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      checkReads(item, members, Array.isArray(value) ? `${location}[${key}]` : `${location}/${key}`, complain);
    }
  }
}

function reads(expression: string, member: string): boolean {
  try {
    return compileExpression(expression).statesMembers.has(member);
  } catch {
    // That it does not parse is said where its field is checked.
    return false;
  }
}
