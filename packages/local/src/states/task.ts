import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';
import { runtimeFailure } from '../failure';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { TaskLimits } from '../tasks/events';
import { executeTask } from '../tasks/execute';
import { hasToken, parseResource } from '../tasks/resource';
import { findRunner } from '../tasks/run-task';
import { compileReader } from '../template/evaluate';
import { compileFieldTemplate } from '../template/field-template';
import { compileTyped } from '../template/jsonata-template';
import { compileDataFlow } from './data-flow';
import { compileHandlers } from './handlers';
import { secondsOf } from './path-number';
import { wholeSeconds } from './seconds';
import { stateOf } from './state';

/** A Task state. */
export function compileTask(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const resource = parseResource(definition['Resource'] as string)!;
  const flow = compileDataFlow(definition, surroundings);
  const timeout = compileSeconds(definition, 'TimeoutSeconds', surroundings);
  const heartbeat = compileSeconds(definition, 'HeartbeatSeconds', surroundings);
  const credentials = compileCredentials(definition['Credentials'] as Json | undefined, surroundings);

  const attempt = (branch: Branch, input: Json, retries: number): Maybe<Json> => {
    branch.taskToken = hasToken(resource) ? newToken(branch) : undefined;
    return then(flow.before(input, branch), (parameters) =>
      then(limitsOf(input, branch), (limits) =>
        then(credentials?.(input, branch), (known) => {
          const runner = findRunner(branch.run.shared.options, surroundings.name, resource)!;
          const refusal = runner.refusal?.(
            parameters,
            surroundings.language === 'JSONata' ? 'Arguments' : 'Parameters',
          );
          if (refusal !== undefined) throw runtimeFailure(refusal);
          const request = { resource, parameters, limits, credentials: known, attempt: retries, runner };
          return then(executeTask(request, branch), (result) => flow.after(input, result, branch));
        }),
      ),
    );
  };
  const limitsOf = (input: Json, branch: Branch): Maybe<TaskLimits> =>
    then(timeout?.(input, branch), (seconds) =>
      then(heartbeat?.(input, branch), (beat) => ({ timeout: seconds, heartbeat: beat })),
    );
  return stateOf(definition, surroundings, {
    retries: true,
    run: compileHandlers(definition, surroundings, attempt),
  });
}

type Seconds = (input: Json, branch: Branch) => Maybe<number>;

function compileSeconds(definition: StateDefinition, field: string, { language }: Surroundings): Seconds | undefined {
  const given = definition[field] as Json | undefined;
  const path = definition[`${field}Path`] as string | undefined;
  if (path !== undefined) {
    const reader = compileReader(path);
    return (input, branch) => secondsOf(reader(input, branch), `${field}Path`, path, 1);
  }
  if (given === undefined) return undefined;
  if (language === 'JSONPath') return () => given as number;
  const reader = compileTyped(given, field, 'number');
  return (input, branch) => then(reader({ input }, branch), (value) => wholeSeconds(value, field, 1));
}

function compileCredentials(given: Json | undefined, surroundings: Surroundings) {
  return given === undefined ? undefined : compileFieldTemplate(given, 'Credentials', surroundings);
}

/** As long as those of AWS, and as opaque. */
export function newToken({ run }: Branch): string {
  return `AQCE${Array.from({ length: 4 }, () => run.random.uuid().replace(/-/g, '')).join('')}`;
}
