import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';
import { then } from '../run/maybe';
import { compileDataFlow } from './data-flow';
import { stateOf } from './state';

/** A Succeed state. */
export function compileSucceed(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const flow = compileDataFlow(definition, surroundings);
  return stateOf(definition, surroundings, {
    run: (branch, input) => then(flow.before(input, branch), (effective) => flow.after(effective, effective, branch)),
  });
}
