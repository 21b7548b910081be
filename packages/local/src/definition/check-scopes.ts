import type { Json } from '../json';
import { innerMachines } from './find-tasks';
import type { Complain } from './problem';

type Fields = Readonly<Record<string, any>>;

/** A branch or an iteration must not assign a variable of the states around it, as AWS has it; it can only read it. For definitions that are right otherwise. */
export function checkScopes(
  machine: Fields,
  location: string,
  complain: Complain,
  outer: ReadonlySet<string> = new Set(),
): undefined {
  const assigned = new Set<string>();
  const states = Object.entries(machine['States'] as Record<string, Fields>);
  for (const [name, state] of states) {
    for (const [place, names] of assignments(state)) {
      for (const variable of names) {
        assigned.add(variable);
        if (outer.has(variable)) {
          complain(
            `${location}/States/${name}/${place}`,
            `assigns ${variable}, which is a variable of the states around: use another name`,
          );
        }
      }
    }
  }
  const visible = new Set([...outer, ...assigned]);
  for (const [name, state] of states) {
    for (const [place, inner] of innerMachines(state)) {
      // The child executions of a distributed Map do not see the variables around them.
      const seen = inner['ProcessorConfig']?.Mode === 'DISTRIBUTED' ? new Set<string>() : visible;
      checkScopes(inner, `${location}/States/${name}/${place}`, complain, seen);
    }
  }
}

/** Where a state assigns variables, and their names. */
function assignments(state: Fields): [string, string[]][] {
  const parts: [string, unknown][] = [['Assign', state['Assign']]];
  for (const list of ['Choices', 'Catch']) {
    const rules = (state[list] ?? []) as readonly Fields[];
    for (const [at, rule] of rules.entries()) parts.push([`${list}[${at}]/Assign`, rule['Assign']]);
  }
  return parts.map(([place, template]) => [
    place,
    Object.keys((template ?? {}) as Record<string, Json>).map((key) => key.replace(/\.\$$/, '')),
  ]);
}
