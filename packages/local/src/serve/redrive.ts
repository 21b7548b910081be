import { redriveRun } from '../simulate';
import { ApiError } from './api-error';
import type { ServedExecution } from './executions';
import type { World } from './world';

/** Goes on with an execution from the state in which it ended. */
export function redrive(execution: ServedExecution, world: World): void {
  const reason = whyNot(execution);
  if (reason !== undefined) throw new ApiError('ExecutionNotRedrivable', reason);
  world.executions.reopen(execution);
  const run = redriveRun(execution.run, execution.revision.definition);
  execution.redriveDate = run.begun;
  world.executions.follow(execution, run);
}

/** What DescribeExecution says of it. */
export function redriveState(execution: ServedExecution): object {
  const redriveStatusReason = whyNot(execution);
  return redriveStatusReason === undefined
    ? { redriveStatus: 'REDRIVABLE' }
    : { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}

function whyNot({ run, result }: ServedExecution): string | undefined {
  if (result === undefined || run.status === 'SUCCEEDED') {
    return `Execution is ${run.status} and cannot be redriven`;
  }
  if (!run.recorder.hasRoom) return 'Execution history has no room for more events';
  if (run.resumable === undefined) {
    return 'Execution ended in a Parallel or Map state, whose branches cannot be resumed on this machine';
  }
  return undefined;
}
