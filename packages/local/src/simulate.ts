import type { Execution, Result, SimulateOptions } from './contract';
import { type MachineOptions, machineOptions } from './machine-options';
import type { Run } from './run/run';
import { startRun } from './start-run';

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
  return start(machineOptions(options), true);
}

/**
 * Runs a workflow to its end: its definition, or a machine of the CDK, of a template or of a `cdk.out` folder.
 *
 * Throws an InvalidDefinition when it cannot run; a workflow that fails is a result.
 *
 * @example
 * ```ts
 * import { simulate } from '@sfn-tasks/local';
 * import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * declare const orders: StateMachine;
 * await simulate({ machine: orders, input: { total: 12 }, mocks: { Charge: { result: { paid: true } } } });
 * await simulate({ definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }, input: { total: 12 } });
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export async function simulate(options: SimulateOptions): Promise<Result> {
  return start(machineOptions(options), false).done;
}

function start(options: MachineOptions, answersFromOutside: boolean): Execution {
  return handleOf(startRun(options, answersFromOutside));
}

function handleOf(run: Run): Execution {
  const { tokens, scheduler } = run.shared;
  const answer = (token: string, act: (pending: NonNullable<ReturnType<typeof tokens.get>>) => void): boolean => {
    const pending = tokens.get(token);
    if (!pending) return false;
    act(pending);
    return true;
  };
  void run.done.catch(() => undefined).then(() => scheduler.close());
  return {
    arn: run.names.executionArn,
    name: run.names.executionName,
    startDate: run.startDate,
    get status() {
      return run.status;
    },
    events: run.recorder.events,
    done: run.done,
    stop: (error, cause) => run.abort(error, cause),
    sendTaskSuccess: (token, output) => answer(token, (pending) => pending.success(output)),
    sendTaskFailure: (token, error, cause) => answer(token, (pending) => pending.failure(error, cause)),
    sendTaskHeartbeat: (token) => answer(token, (pending) => pending.heartbeat()),
  };
}
