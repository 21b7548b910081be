import type { Mock, SimulateOptions } from '../contract';
import { wrongMock } from '../mocks/wrong-mock';
import { mockOf } from '../tasks/mocks';
import { parseResource } from '../tasks/resource';
import { tasksOf } from './find-tasks';

/** The mocks whose result the task's API could not return, as far as they are known before the run: those of functions are made in it. */
export function findWrongMocks(definition: Readonly<Record<string, any>>, { mocks }: SimulateOptions): string[] {
  if (!mocks) return [];
  return tasksOf(definition).flatMap(({ location, name, state }) => {
    const resource = parseResource(state['Resource'] as string)!;
    const source = mockOf(mocks, name, resource);
    if (source === undefined || typeof source === 'function') return [];
    const list = Array.isArray(source) ? (source as readonly Mock[]) : [source as Mock];
    return list.flatMap((mock, at) => {
      const which = list.length === 1 ? 'its mock' : `its mock of attempt ${at}`;
      return wrongMock(mock, resource).map((problem) => `${location}: ${which}: ${problem}`);
    });
  });
}
