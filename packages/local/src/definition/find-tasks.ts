/** A state of a definition, wherever it is. */
export interface FoundState {
  readonly location: string;
  readonly name: string;
  readonly state: Readonly<Record<string, any>>;
}

/** All Task states, those inside of Map and Parallel as well. */
export function tasksOf(definition: Readonly<Record<string, any>>, location = ''): FoundState[] {
  return statesOf(definition, location).filter(({ state }) => state['Type'] === 'Task');
}

/** All Map states, those inside of others as well. */
export function mapsOf(definition: Readonly<Record<string, any>>): FoundState[] {
  return statesOf(definition, '').filter(({ state }) => state['Type'] === 'Map');
}

/** All states with their places, those inside of others as well. */
export function statesOf(machine: Readonly<Record<string, any>>, location: string): FoundState[] {
  return Object.entries(machine['States'] as Record<string, Readonly<Record<string, any>>>).flatMap(([name, state]) => {
    const place = `${location}/States/${name}`;
    const branches = (state['Branches'] ?? []) as Record<string, any>[];
    const inner = branches.flatMap((branch, at) => statesOf(branch, `${place}/Branches[${at}]`));
    for (const field of ['ItemProcessor', 'Iterator']) {
      if (state[field] !== undefined) inner.push(...statesOf(state[field] as Record<string, any>, `${place}/${field}`));
    }
    return [{ location: place, name, state }, ...inner];
  });
}
