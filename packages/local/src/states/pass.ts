import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';
import type { Json } from '../json';
import { then } from '../run/maybe';
import { compileDataFlow } from './data-flow';
import { stateOf } from './state';

/** A Pass state. */
export function compilePass(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const result = definition['Result'] as Json | undefined;
  const flow = compileDataFlow(definition, surroundings);
  const fields = ['InputPath', 'OutputPath', 'Parameters', 'ResultPath', 'Result', 'Assign', 'Output'];
  const plain = fields.every((field) => definition[field] === undefined);
  const run: CompiledState['run'] = (branch, input) =>
    then(flow.before(input, branch), (effective) =>
      flow.after(input, result === undefined ? effective : result, branch),
    );
  return stateOf(definition, surroundings, {
    run: plain ? (branch, input) => (branch.inspect ? run(branch, input) : input) : run,
  });
}
