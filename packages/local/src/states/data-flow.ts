import type { StateDefinition, Surroundings } from '../definition/types';
import type { Json, JsonObject } from '../json';
import { compileReferencePath } from '../json-path/reference-path';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { excessOf } from '../run/payload-size';
import { compileReader, type Reader } from '../template/evaluate';
import { compileJsonataTemplate } from '../template/jsonata-template';
import { compileTemplate } from '../template/payload-template';
import { assignVariables } from './assign-variables';
import { tooDeep, tooLarge } from './excess';

/** How data gets into a state and out of it. */
interface DataFlow {
  /** What the state works on: after InputPath and Parameters, or Arguments. */
  before(input: Json, branch: Branch): Maybe<Json>;
  /** The state's output, and its assigned variables. */
  after(input: Json, result: Json, branch: Branch): Maybe<Json>;
}

/** Compiles the fields that a state's language has for its data. */
export function compileDataFlow(definition: StateDefinition, surroundings: Surroundings): DataFlow {
  const flow = surroundings.language === 'JSONata' ? jsonataFlow(definition) : jsonPathFlow(definition);
  return {
    before: flow.before,
    after: (input, result, branch) =>
      then(flow.after(input, result, branch), (output) => limitedOutput(output, input, branch)),
  };
}

function jsonPathFlow(definition: StateDefinition): DataFlow {
  const inputPath = compilePathField(definition, 'InputPath');
  const outputPath = compilePathField(definition, 'OutputPath');
  const parameters = definition['Parameters'] === undefined ? undefined : compileTemplate(definition['Parameters']);
  const selector =
    definition['ResultSelector'] === undefined ? undefined : compileTemplate(definition['ResultSelector']);
  const assign = compileAssign(definition['Assign']);
  const resultPath =
    definition['ResultPath'] === null
      ? (input: Json) => input
      : compileReferencePath((definition['ResultPath'] as string | undefined) ?? '$');
  return {
    before(input, branch) {
      const effective = inputPath ? inputPath(input, branch) : input;
      branch.inspect?.('afterInputPath', effective);
      const made = parameters ? parameters(effective, branch) : effective;
      branch.inspect?.('afterParameters', made);
      return made;
    },
    after(input, result, branch) {
      const selected = selector ? selector(result, branch) : result;
      branch.inspect?.('afterResultSelector', selected);
      const assigned = assign?.(result, branch);
      const combined = resultPath(input, selected);
      branch.inspect?.('afterResultPath', combined);
      const output = outputPath ? outputPath(combined, branch) : combined;
      assignVariables(branch, assigned);
      return output;
    },
  };
}

/** InputPath and OutputPath: null stands for an empty object. */
export function compilePathField(definition: StateDefinition, field: string): Reader | undefined {
  const path = definition[field] as string | null | undefined;
  if (path === undefined || path === '$') return undefined;
  return path === null ? () => ({}) : compileReader(path);
}

/** The Assign field of JSONPath. */
export function compileAssign(template: Json | undefined): ((input: Json, branch: Branch) => JsonObject) | undefined {
  return template === undefined
    ? undefined
    : (compileTemplate(template) as (input: Json, branch: Branch) => JsonObject);
}

function jsonataFlow(definition: StateDefinition): DataFlow {
  const given = definition['Arguments'] as Json | undefined;
  const input = given === undefined ? undefined : compileJsonataTemplate(given, 'Arguments');
  const leave = compileJsonataOutput(definition, '');
  const hasResult = /^(Task|Map|Parallel)$/.test(definition.Type);
  return {
    before: (value, branch) =>
      then(input ? input({ input: value }, branch) : value, (made) => {
        if (input) branch.inspect?.('afterArguments', made);
        return made;
      }),
    after: (value, result, branch) => leave(hasResult ? { input: value, result } : { input: value }, result, branch),
  };
}

/** Output and Assign of JSONata, of a state, a rule or a catcher. */
export function compileJsonataOutput(definition: Readonly<Record<string, any>>, prefix: string) {
  const field = (name: string) =>
    definition[name] === undefined ? undefined : compileJsonataTemplate(definition[name] as Json, prefix + name);
  const [output, assign] = [field('Output'), field('Assign')];
  return (states: { input: Json; result?: Json; errorOutput?: Json }, plain: Json, branch: Branch): Maybe<Json> => {
    if (!output && !assign) return plain;
    return then(output ? output(states, branch) : plain, (made) =>
      assign
        ? then(assign(states, branch), (assigned) => {
            assignVariables(branch, assigned as JsonObject);
            return made;
          })
        : made,
    );
  };
}

/** An output within the quota. */
export function limitedOutput(output: Json, input: Json, { stateName }: Branch): Json {
  const excess = output === input ? undefined : excessOf(output);
  if (excess) throw excess === 'large' ? tooLarge(stateName) : tooDeep('output');
  return output;
}
