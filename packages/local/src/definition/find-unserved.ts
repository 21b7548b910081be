import type { SimulateOptions } from '../contract';
import { s3Runner } from '../distributed/object-store';
import { functionName, parseResource } from '../tasks/resource';
import { findRunner } from '../tasks/run-task';
import { type FoundState, mapsOf, tasksOf } from './find-tasks';

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
      return [`${location}: nothing runs the resource ${resource.text}: pass ${what}`];
    }
    const given = (state['Parameters'] ?? state['Arguments'])?.['FunctionName'] as unknown;
    const handled =
      runner.mocked ||
      options.tasks?.some((task) => task.handles({ ...resource, resource: resource.text, stateName: name }));
    if (
      resource.service === 'lambda' &&
      resource.api === 'invoke' &&
      typeof given === 'string' &&
      !given.startsWith('{%') &&
      !handled
    ) {
      if (!Object.hasOwn(options.functions ?? {}, functionName(given))) {
        return [
          `${location}: nothing runs the function ${functionName(given)}: pass it under functions, or a mock for the state`,
        ];
      }
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
