/** A Task of a definition, wherever it is. */
export interface FoundTask {
  readonly location: string;
  readonly name: string;
  readonly state: Readonly<Record<string, any>>;
}

/** All Task states, those inside of Map and Parallel as well. */
export function tasksOf(machine: Readonly<Record<string, any>>, location = ''): FoundTask[] {
  return Object.entries(machine['States'] as Record<string, Readonly<Record<string, any>>>).flatMap(([name, state]) => {
    const place = `${location}/States/${name}`;
    if (state['Type'] === 'Task') return [{ location: place, name, state }];
    if (state['Type'] === 'Parallel') {
      return (state['Branches'] as Record<string, any>[]).flatMap((branch, at) =>
        tasksOf(branch, `${place}/Branches[${at}]`),
      );
    }
    if (state['Type'] !== 'Map') return [];
    const field = state['ItemProcessor'] === undefined ? 'Iterator' : 'ItemProcessor';
    return tasksOf(state[field] as Record<string, any>, `${place}/${field}`);
  });
}
