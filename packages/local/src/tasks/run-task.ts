import type { SimulateOptions } from '../contract';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import type { TaskCall } from '../task-call';
import { runFunction, runInvoke } from './functions';
import { mockOf, runMock } from './mocks';
import { functionName, type TaskResource } from './resource';
import { startNested, startsExecutions } from './start-execution';

/** What runs a task. */
export interface RunTask {
  /** A mock answers for the token, too. */
  readonly mocked?: boolean;
  /** What of the fields of a state's parameters is wrong before the run starts; names in templates may end in `.$`. */
  readonly unsupported?: (fields: unknown, isTemplate: boolean) => readonly string[];
  /** Why the task cannot even be scheduled with its parameters: its execution fails for good. */
  readonly refusal?: (parameters: Json, field: string) => string | undefined;
  run(call: TaskCall, branch: Branch): Maybe<Json>;
}

/** What runs the tasks of a state: a mock, a function, a worker, another machine, or a runner; undefined when nothing does. */
export function findRunner(options: SimulateOptions, stateName: string, resource: TaskResource): RunTask | undefined {
  const mock = mockOf(options.mocks, stateName, resource);
  if (mock !== undefined) return { mocked: true, run: (call) => runMock(mock, call) };
  const { functions = {}, activities = {}, machines, tasks = [] } = options;
  if (resource.kind === 'function' && Object.hasOwn(functions, resource.api)) {
    const code = functions[resource.api]!;
    return { run: (call, branch) => runFunction(code, resource.api, call.parameters, call, branch) };
  }
  if (resource.kind === 'activity' && Object.hasOwn(activities, resource.api)) {
    const code = activities[resource.api]!;
    return {
      mocked: true,
      run: (call, branch) => {
        call.started();
        return runFunction(code, resource.api, call.parameters, call, branch);
      },
    };
  }
  const isInvoke = resource.service === 'lambda' && resource.api === 'invoke';
  const runner = tasks.find((task) => task.handles({ ...pick(resource), stateName }));
  if (isInvoke && Object.keys(functions).length > 0) {
    return {
      run: (call, branch) => {
        const parameters = call.parameters as JsonObject;
        const known = Object.hasOwn(functions, functionName(String(parameters['FunctionName'] ?? '')));
        return runner && !known ? runner.run(call) : runInvoke(functions, parameters, call, branch);
      },
    };
  }
  if (machines && startsExecutions(resource)) return { run: (call, branch) => startNested(machines, call, branch) };
  if (!runner) return undefined;
  const { unsupported, refusal } = runner as typeof runner & Partial<Refusing>;
  return {
    unsupported: unsupported && ((fields, isTemplate) => unsupported(resource, fields, isTemplate)),
    refusal: refusal && ((parameters, field) => refusal(resource, parameters, field)),
    run: (call) => runner.run(call),
  };
}

/** A runner that may refuse a task before the run starts, or before it is scheduled. */
export interface Refusing {
  unsupported?(resource: TaskResource, fields: unknown, isTemplate: boolean): readonly string[];
  /** The reason in the words of AWS; `field` is what a state has its parameters in. */
  refusal(resource: TaskResource, parameters: Json, field: string): string | undefined;
}

function pick({ text, service, api, pattern }: TaskResource) {
  return { resource: text, service, api, pattern };
}

/** What a runner threw: a failure of the task, or a defect that ends the simulation. */
export function taskFailure(thrown: unknown): unknown {
  if (thrown instanceof Failure) return thrown;
  if (thrown !== null && typeof thrown === 'object' && 'error' in thrown) {
    const { error, cause } = thrown as { error: string; cause?: string };
    return new Failure(error, cause);
  }
  return thrown;
}
