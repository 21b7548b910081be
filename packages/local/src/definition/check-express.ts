import { parseResource } from '../tasks/resource';
import { type FoundState, mapsOf, tasksOf } from './find-tasks';
import type { DefinitionProblem } from './problem';

/** What of a checked definition an EXPRESS workflow cannot have, or child executions of a distributed Map that are EXPRESS. */
export function expressProblems(
  definition: Readonly<Record<string, any>>,
  type: 'STANDARD' | 'EXPRESS',
): DefinitionProblem[] {
  if (type === 'EXPRESS') return [...tasksOf(definition).flatMap(taskProblems), ...distributed(definition)];
  return mapsOf(definition).flatMap(({ location, state }) =>
    ['ItemProcessor', 'Iterator']
      .filter((field) => state[field]?.ProcessorConfig?.ExecutionType === 'EXPRESS')
      .flatMap((field) => tasksOf(state[field], `${location}/${field}`).flatMap(taskProblems)),
  );
}

function taskProblems({ location, state }: FoundState): DefinitionProblem[] {
  const pattern = parseResource(state['Resource'] as string)?.pattern ?? 'requestResponse';
  if (pattern === 'requestResponse') return [];
  const what = pattern === 'activity' ? 'Activity ARN' : `'.${pattern}' service integration`;
  return [{ location: `${location}/Resource`, message: `Express state machine does not support ${what}` }];
}

function distributed(definition: Readonly<Record<string, any>>): DefinitionProblem[] {
  return mapsOf(definition)
    .filter(({ state }) => (state['ItemProcessor'] ?? state['Iterator']).ProcessorConfig?.Mode === 'DISTRIBUTED')
    .map(({ location }) => ({ location, message: 'Express state machine does not support Distributed Map' }));
}
