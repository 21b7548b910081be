import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../json';
import type { TaskRunner } from '../task-call';
import { endOf, inputOf, refusal, responseOf, stopWithTask } from '../tasks/start-execution';
import { ApiError } from './api-error';
import type { World } from './world';

/** Starts executions of the server's machines for tasks, and waits for them as the pattern says. */
export function startExecutionRunner(world: World): TaskRunner {
  return {
    handles: ({ service, api }) => service === 'states' && api === 'startExecution',
    run: async (call) => {
      const parameters = call.parameters as JsonObject;
      const input = inputOf(parameters, randomUUID());
      // A machine that starts itself must not do so within the call of the first.
      await new Promise(setImmediate);
      const execution = started(parameters, input, world);
      const response = responseOf(execution.run, randomUUID());
      if (call.pattern !== 'sync' && call.pattern !== 'sync:2') return response;
      call.submitted(response);
      stopWithTask(call, execution.run);
      return endOf(execution.run, input, call.pattern, await execution.ended, execution.stopDate!);
    },
  };
}

function started(parameters: JsonObject, input: Json, { machines, executions }: World) {
  try {
    const target = machines.target(String(parameters['StateMachineArn'] ?? ''));
    const name = parameters['Name'] as string | undefined;
    return executions.start(target, { name, input: JSON.stringify(input) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw refusal(error.type, error.message, randomUUID());
  }
}
