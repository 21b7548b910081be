import type { Execution, Result, SimulateOptions } from './contract';

/**
 * Starts an execution and hands back its handle.
 *
 * @example
 * ```ts
 * import { startExecution } from '@sfn-tasks/local';
 *
 * startExecution({ definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } } }).stop();
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export function startExecution(options: SimulateOptions): Execution {
  throw new Error(`The interpreter is not here yet: cannot run ${options.name ?? 'a state machine'}.`);
}

/**
 * Runs a workflow to its end.
 *
 * @example
 * ```ts
 * import { simulate } from '@sfn-tasks/local';
 *
 * await simulate({ definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }, input: { total: 12 } });
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export async function simulate(options: SimulateOptions): Promise<Result> {
  return startExecution(options).done;
}
