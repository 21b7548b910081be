import type { SimulateOptions } from './contract';
import { invokedFunction, statesOf } from './definition/find-tasks';
import { nearestName } from './nearest-name';
import { parseResource } from './tasks/resource';

const isFunction = (value: unknown): boolean => typeof value === 'function';
const functionsOnly = (value: unknown, name: string): string[] =>
  Object.entries(value as object)
    .filter(([, code]) => !isFunction(code))
    .map(([key]) => `${name}: ${key} must be a function`);
const oneOf =
  (...allowed: readonly string[]) =>
  (value: unknown, name: string): string[] =>
    allowed.includes(value as string)
      ? []
      : [
          `${name} must be ${allowed.join(' or ')}, found ${JSON.stringify(value)}.${nearestName(String(value), allowed)}`,
        ];
const whatever = (): string[] => [];

const checks: Readonly<Record<keyof SimulateOptions, (value: unknown, name: string) => string[]>> = {
  definition: whatever,
  machine: whatever,
  input: whatever,
  type: oneOf('STANDARD', 'EXPRESS'),
  name: whatever,
  executionName: whatever,
  functions: functionsOnly,
  activities: functionsOnly,
  machines: whatever,
  objects: whatever,
  tasks: checkRunners,
  mocks: whatever,
  callbacks: (value, name) => (isFunction(value) ? [] : [`${name} must be a function`]),
  clock: oneOf('virtual', 'real'),
  seed: (value, name) => (Number.isFinite(value) ? [] : [`${name} must be a number, found ${JSON.stringify(value)}`]),
  startTime: (value, name) =>
    Number.isFinite(typeof value === 'string' ? Date.parse(value) : value)
      ? []
      : [`${name} must be milliseconds since 1970 or a time in ISO 8601, found ${JSON.stringify(value)}`],
  history: oneOf('keep', 'none'),
  onEvent: (value, name) => (isFunction(value) ? [] : [`${name} must be a function`]),
  region: whatever,
  account: whatever,
  transitionLimit: whatever,
};

/** What is wrong with options: an unknown one would be dropped. `more` are known besides. */
export function checkOptions(options: object, more: readonly string[] = []): string[] {
  const names = [...Object.keys(checks), ...more];
  return Object.entries(options).flatMap(([name, value]) => {
    if (!names.includes(name)) return [`there is no option ${name}.${nearestName(name, names)}`];
    return value === undefined ? [] : (checks[name as keyof SimulateOptions]?.(value, name) ?? []);
  });
}

function checkRunners(tasks: unknown): string[] {
  if (!Array.isArray(tasks)) return ['tasks must be a list of task runners, { handles, run }'];
  return tasks.flatMap((runner, at) =>
    ['handles', 'run']
      .filter((name) => !isFunction(runner?.[name]))
      .map((name) => `tasks[${at}]: ${name} must be a function`),
  );
}

/** Functions for an app that has none of the name, and whose tasks call none: the app's own would run in their place. */
export function unusedFunctions(
  { functions = {} }: SimulateOptions,
  { functions: own = {}, definition, machines = {} }: SimulateOptions,
): string[] {
  const unknown = Object.keys(functions).filter((name) => !Object.hasOwn(own, name));
  if (unknown.length === 0 || Object.keys(own).length === 0) return [];
  const called = [definition, ...Object.values(machines).map((each) => each.definition)]
    .filter((each) => typeof (each as { States?: unknown } | undefined)?.States === 'object')
    .flatMap((each) => statesOf(each as object, ''))
    .flatMap(({ state }) => calledBy(state));
  // A name that only the run knows may be any.
  if (called.includes(undefined)) return [];
  return unknown
    .filter((name) => !called.includes(name))
    .map((name) => `functions: no task calls ${name}.${nearestName(name, Object.keys(own))}`);
}

function calledBy(state: Readonly<Record<string, any>>): (string | undefined)[] {
  const resource = state['Type'] === 'Task' ? parseResource(String(state['Resource'])) : undefined;
  if (resource?.kind === 'function') return [resource.api];
  return resource?.service === 'lambda' ? [invokedFunction(state)] : [];
}
