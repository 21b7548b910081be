import { innerMachines } from './find-tasks';
import type { Complain, DefinitionProblem } from './problem';

type Machine = Readonly<Record<string, any>>;

const UNREACHABLE = ' is not reachable.';

/** Whether a problem keeps a definition from running, but not from being drawn. */
export function isUnreachable({ message }: DefinitionProblem): boolean {
  return message.endsWith(UNREACHABLE);
}

/** What no state tells alone: names are unique in the whole machine, and each state can be reached. For definitions that are right otherwise. */
export function checkGraph(definition: Machine, complain: Complain): undefined {
  const names = new Set<string>();
  const check = (machine: Machine, location: string): void => {
    const reached = reachedFrom(machine);
    for (const [name, state] of Object.entries<any>(machine['States'])) {
      const place = `${location}/States/${name}`;
      if (names.has(name)) complain(place, `Duplicate State name: ${name}`, 'DUPLICATE_STATE_NAME');
      names.add(name);
      if (!reached.has(name)) complain(place, `State "${name}"${UNREACHABLE}`, 'MISSING_TRANSITION_TARGET');
      for (const [field, inner] of innerMachines(state)) check(inner, `${place}/${field}`);
    }
  };
  check(definition, '');
}

function reachedFrom(machine: Machine): ReadonlySet<string> {
  const reached = new Set<string>([machine['StartAt']]);
  // A set gives what is added while it is read.
  for (const name of reached) {
    const { Next, Default, Choices = [], Catch = [] } = machine['States'][name];
    for (const target of [Next, Default, ...[...Choices, ...Catch].map((rule) => rule.Next)]) {
      if (target !== undefined) reached.add(target);
    }
  }
  return reached;
}
