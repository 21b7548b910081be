import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';

/** What all states have in common, with what is special to one. */
export function stateOf(
  definition: StateDefinition,
  { name }: Surroundings,
  own: Pick<CompiledState, 'run'> & Partial<CompiledState>,
): CompiledState {
  return {
    name,
    type: definition.Type,
    entered: `${definition.Type}StateEntered`,
    exited: `${definition.Type}StateExited`,
    next: definition['Next'] as string | undefined,
    retries: false,
    ...own,
  };
}
