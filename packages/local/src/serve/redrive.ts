import { LONGEST, MOST_REDRIVES } from '../run/run';
import { redriveRun } from '../start-run';
import { ApiError } from './api-error';
import type { ServedExecution } from './executions';
import type { World } from './world';

/** For so many milliseconds after its end an execution can be redriven. */
const REDRIVABLE = 14 * 86_400_000;
/** So many tokens of clients are known again. */
const MOST_TOKENS = 10;

/** Goes on with an execution from the state in which it ended; a request that is sent again does nothing more. Returns its date. */
export function redrive(execution: ServedExecution, clientToken: string | undefined, world: World): number {
  const { redriveTokens } = execution;
  const known = clientToken === undefined ? undefined : redriveTokens.get(clientToken);
  if (known !== undefined) return known;
  const reason = whyNotRedrivable(execution);
  if (reason !== undefined) throw new ApiError('ExecutionNotRedrivable', reason);
  world.executions.reopen(execution);
  const run = redriveRun(execution.run, execution.revision.definition);
  execution.redriveDate = run.begun;
  if (clientToken !== undefined) redriveTokens.set(clientToken, run.begun);
  const [oldest] = redriveTokens.keys();
  if (redriveTokens.size > MOST_TOKENS) redriveTokens.delete(oldest!);
  world.executions.follow(execution, run);
  return run.begun;
}

/** What DescribeExecution says of it. */
export function redriveState(execution: ServedExecution): object {
  const redriveStatusReason = whyNotRedrivable(execution);
  return redriveStatusReason === undefined
    ? { redriveStatus: 'REDRIVABLE' }
    : { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}

function whyNotRedrivable({ run, result, startDate, stopDate }: ServedExecution): string | undefined {
  const now = run.scheduler.now();
  // An execution whose end is not noted yet still runs, for those who ask.
  const status = result === undefined ? 'RUNNING' : run.status;
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (!run.recorder.hasRoom) return 'Execution history event limit exceeded';
  if (now - startDate > LONGEST.STANDARD * 1000) return 'Execution has exceeded the max execution time';
  if (now - stopDate! > REDRIVABLE) return 'Execution redrivable period exceeded';
  if (run.redriveCount >= MOST_REDRIVES) return `Execution was redriven ${MOST_REDRIVES} times and cannot be redriven`;
  return undefined;
}
