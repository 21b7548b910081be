import { parseResource } from '../tasks/resource';
import { type FoundState, innerMachines, mapsOf, tasksOf } from './find-tasks';
import type { Complain } from './problem';

/** What of a checked definition an EXPRESS workflow cannot have, or child executions of a distributed Map that are EXPRESS. */
export function checkExpress(
  definition: Readonly<Record<string, any>>,
  type: 'STANDARD' | 'EXPRESS',
  complain: Complain,
): undefined {
  const maps = mapsOf(definition);
  if (type === 'EXPRESS') {
    checkTasks(tasksOf(definition), complain);
    for (const { location, state } of maps) {
      if ((state['ItemProcessor'] ?? state['Iterator']).ProcessorConfig?.Mode === 'DISTRIBUTED')
        complain(location, 'Express state machine does not support Distributed Map');
    }
    return;
  }
  for (const { location, state } of maps) {
    for (const [field, inner] of innerMachines(state)) {
      if (inner['ProcessorConfig']?.ExecutionType === 'EXPRESS')
        checkTasks(tasksOf(inner, `${location}/${field}`), complain);
    }
  }
}

function checkTasks(tasks: readonly FoundState[], complain: Complain): undefined {
  for (const { location, state } of tasks) {
    const pattern = parseResource(state['Resource'] as string)?.pattern ?? 'requestResponse';
    if (pattern === 'requestResponse') continue;
    const what = pattern === 'activity' ? 'Activity ARN' : `'.${pattern}' service integration`;
    complain(`${location}/Resource`, `Express state machine does not support ${what}`);
  }
}
