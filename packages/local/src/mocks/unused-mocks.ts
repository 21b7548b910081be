import { type FoundState, statesOf } from '../definition/find-tasks';
import { nearestName } from '../nearest-name';
import { mockKeys } from '../tasks/mocks';
import { parseResource } from '../tasks/resource';

type Definition = Readonly<Record<string, any>>;

/** The mocks that no task of the definitions takes: misspelt, they would be dropped. */
export function unusedMocks(mocks: Readonly<Record<string, unknown>>, definitions: readonly Definition[]): string[] {
  const states = definitions.flatMap((each) => statesOf(each, ''));
  const keys = new Set(states.flatMap(keysOf));
  return Object.keys(mocks)
    .filter((key) => mocks[key] !== undefined && !keys.has(key))
    .map((key) => {
      const other = states.find(({ name }) => name === key);
      if (other) return `mocks: the state ${key} is a ${other.state['Type']}, only tasks take mocks`;
      return `mocks: ${key} is neither a task nor the resource of one.${nearestName(key, [...keys])}`;
    });
}

function keysOf({ name, state }: FoundState): string[] {
  const resource = state['Type'] === 'Task' ? parseResource(String(state['Resource'])) : undefined;
  return resource === undefined ? [] : mockKeys(name, resource);
}
