import type { Mock, SimulateOptions } from '../contract';
import { unusedMocks } from '../mocks/unused-mocks';
import { wrongMock } from '../mocks/wrong-mock';
import { mockOf } from '../tasks/mocks';
import { parseResource } from '../tasks/resource';
import { compileDefinition } from './compile';
import { tasksOf } from './find-tasks';

/** The mocks whose result the task's API could not return, as far as they are known before the run: those of functions are made in it. */
export function findWrongMocks(definition: Readonly<Record<string, any>>, { mocks }: SimulateOptions): string[] {
  if (!mocks) return [];
  return tasksOf(definition).flatMap(({ location, name, state }) => {
    const resource = parseResource(state['Resource'] as string)!;
    const source = mockOf(mocks, name, resource);
    if (source === undefined || typeof source === 'function') return [];
    const list = Array.isArray(source) ? (source as readonly Mock[]) : [source as Mock];
    if (list.length === 0) return [`${location}: its list of mocks is empty`];
    return list.flatMap((mock, at) => {
      const which = list.length === 1 ? 'its mock' : `its mock of attempt ${at}`;
      return wrongMock(mock, resource).map((problem) => `${location}: ${which}: ${problem}`);
    });
  });
}

/** The mocks that neither the definition nor the machines it may start take. */
export function findUnusedMocks(
  definition: Readonly<Record<string, any>>,
  { mocks, machines = {} }: SimulateOptions,
): string[] {
  if (!mocks || unusedMocks(mocks, [definition]).length === 0) return [];
  const others = Object.values(machines).map((each) => readDefinition(each.definition));
  return unusedMocks(mocks, [definition, ...others.filter((each) => each !== undefined)]);
}

/** Another machine's definition, which is checked when it starts. */
function readDefinition(definition: string | object): Readonly<Record<string, any>> | undefined {
  try {
    return compileDefinition(definition, 'STANDARD').definition;
  } catch {
    return undefined;
  }
}
