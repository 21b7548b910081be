import type { SimulateOptions } from '../contract';
import { s3Runner } from '../distributed/object-store';
import { optimisedIntegrations, sdkIntegrations } from '../integrations.generated';
import { nearestName, withNearest } from '../nearest-name';
import { parseResource, type TaskResource } from '../tasks/resource';
import { findRunner } from '../tasks/run-task';
import { type FoundState, invokedFunction, mapsOf, tasksOf } from './find-tasks';

/** The tasks of a definition that nothing would run: known before the run starts. */
export function findUnserved(
  definition: Readonly<Record<string, any>>,
  options: SimulateOptions,
  answersFromOutside: boolean,
): string[] {
  const tasks = tasksOf(definition).flatMap(({ location, name, state }) => {
    const resource = parseResource(state['Resource'] as string)!;
    const runner = findRunner(options, name, resource);
    if (runner === undefined) {
      const what =
        resource.kind === 'service'
          ? `a task runner that handles it, or a mock for the state`
          : `one under ${resource.kind === 'function' ? 'functions' : 'activities'} by the name ${resource.api}, a task runner, or a mock for the state`;
      return [
        withNearest(
          `${location}: nothing runs the resource ${resource.text}: pass ${what}`,
          nearestResource(resource, options),
        ),
      ];
    }
    const invoked = invokedFunction(state);
    const handled =
      runner.mocked ||
      options.tasks?.some((task) => task.handles({ ...resource, resource: resource.text, stateName: name }));
    if (
      resource.service === 'lambda' &&
      resource.api === 'invoke' &&
      invoked !== undefined &&
      !handled &&
      !Object.hasOwn(options.functions ?? {}, invoked)
    ) {
      return [
        withNearest(
          `${location}: nothing runs the function ${invoked}: pass it under functions, or a mock for the state`,
          nearestName(invoked, Object.keys(options.functions ?? {})),
        ),
      ];
    }
    const field = state['Arguments'] === undefined ? 'Parameters' : 'Arguments';
    const wrong = runner.unsupported?.(state[field], field === 'Parameters') ?? [];
    if (wrong.length > 0) return wrong.map((problem) => `${location}/${field}: ${problem}`);
    const waits = resource.pattern === 'waitForTaskToken' || resource.kind === 'activity';
    if (waits && !runner.mocked && !options.callbacks && !answersFromOutside) {
      return [`${location}: waits for a task token that nothing answers: pass callbacks, or a mock for the state`];
    }
    return [];
  });
  return [...tasks, ...mapsOf(definition).flatMap((map) => unservedMap(map, options))];
}

/** What may have been meant: a function or activity that was passed, or an integration of Step Functions. */
function nearestResource({ kind, service, api }: TaskResource, { functions, activities }: SimulateOptions): string {
  if (kind !== 'service') return nearestName(api, Object.keys((kind === 'function' ? functions : activities) ?? {}));
  const sdk = /^aws-sdk:(.*)$/.exec(service)?.[1];
  if (sdk !== undefined) {
    return Object.hasOwn(sdkIntegrations, sdk) ? '' : nearestName(sdk, Object.keys(sdkIntegrations));
  }
  if (!Object.hasOwn(optimisedIntegrations, service)) return nearestName(service, Object.keys(optimisedIntegrations));
  const { apis } = optimisedIntegrations[service]!;
  return Object.hasOwn(apis, api) ? '' : nearestName(api, Object.keys(apis));
}

/** A Map whose items or results are in S3 needs objects, or something that calls S3. */
function unservedMap({ location, name, state }: FoundState, { objects, tasks }: SimulateOptions): string[] {
  const writer = state['ResultWriter'];
  const calls = [
    state['ItemReader'] && { field: 'ItemReader', api: 'getObject' },
    (writer?.Parameters ?? writer?.Arguments) && { field: 'ResultWriter', api: 'putObject' },
  ];
  return calls
    .filter((call) => call && !objects && !s3Runner(tasks, name, call.api))
    .map(
      ({ field }) => `${location}/${field}: nothing holds its objects: pass objects, or a task runner that calls S3`,
    );
}
