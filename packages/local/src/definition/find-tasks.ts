import { functionName } from '../tasks/resource';

type Fields = Readonly<Record<string, any>>;

/** A state of a definition, wherever it is. */
export interface FoundState {
  readonly location: string;
  readonly name: string;
  readonly state: Fields;
}

/** All Task states, those inside of Map and Parallel as well. */
export function tasksOf(definition: Fields, location = ''): FoundState[] {
  return statesOf(definition, location).filter(({ state }) => state['Type'] === 'Task');
}

/** All Map states, those inside of others as well. */
export function mapsOf(definition: Fields): FoundState[] {
  return statesOf(definition, '').filter(({ state }) => state['Type'] === 'Map');
}

/** All states with their places, those inside of others as well. */
export function statesOf(machine: Fields, location: string): FoundState[] {
  return Object.entries(machine['States'] as Record<string, Fields>).flatMap(([name, state]) => {
    const place = `${location}/States/${name}`;
    const inner = innerMachines(state).flatMap(([field, machine]) => statesOf(machine, `${place}/${field}`));
    return [{ location: place, name, state }, ...inner];
  });
}

/** The branches of a state, or what it does for each item, with their places in it. */
export function innerMachines(state: Fields): [place: string, machine: Fields][] {
  const branches = (state['Branches'] ?? []) as readonly Fields[];
  const processors = ['ItemProcessor', 'Iterator'].filter((field) => state[field] !== undefined);
  return [
    ...branches.map((branch, at): [string, Fields] => [`Branches[${at}]`, branch]),
    ...processors.map((field): [string, Fields] => [field, state[field]]),
  ];
}

/** The function that a task of `lambda:invoke` names; undefined where only the run knows it. */
export function invokedFunction(state: Fields): string | undefined {
  const given = (state['Parameters'] ?? state['Arguments'])?.['FunctionName'] as unknown;
  return typeof given === 'string' && !given.startsWith('{%') ? functionName(given) : undefined;
}
