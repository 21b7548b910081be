import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';
import { compileMapRun } from '../distributed/map-run';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileDataFlow, compilePathField } from './data-flow';
import { compileHandlers } from './handlers';
import { runInline } from './map-inline';
import { compileItems, compileSelector } from './map-items';
import { COUNT, compileLimit } from './map-limits';
import { stateOf } from './state';

/** A Map state, inline or distributed. */
export function compileMap(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const processor = (definition['ItemProcessor'] ?? definition['Iterator']) as Readonly<Record<string, any>>;
  const distributed = processor['ProcessorConfig']?.Mode === 'DISTRIBUTED';
  // Parameters of a Map are the older name of ItemSelector: they make items, not the input.
  const flow = compileDataFlow({ ...definition, Parameters: undefined, Type: definition.Type }, surroundings);
  const inputPath = compilePathField(definition, 'InputPath');
  const items = compileItems(definition, surroundings);
  const selector = compileSelector(definition, surroundings);
  const machine = surroundings.machine(processor);
  const concurrency = compileLimit(definition, 'MaxConcurrency', 'integer', surroundings, COUNT);
  const mapRun = distributed ? compileMapRun(definition, surroundings, machine, selector) : undefined;

  const attempt = (branch: Branch, input: Json): Maybe<Json> => {
    const resumed = branch.takeResumed();
    const kept = resumed?.progress;
    const effective = surroundings.language === 'JSONPath' && inputPath ? inputPath(input, branch) : input;
    return then(concurrency(effective, branch), (limit) => {
      if (mapRun) {
        return then(mapRun(effective, branch, items, limit, resumed?.mapRun), (result) =>
          flow.after(input, result, branch),
        );
      }
      return then(kept?.items ?? items(effective, branch), (list) => {
        branch.run.recorder.record(branch, 'MapStateStarted', 'mapStateStartedEventDetails', () => ({
          length: list.length,
        }));
        return then(runInline(machine, branch, effective, list, limit, selector, kept), (results) => {
          branch.run.recorder.recordAside(branch, 'MapStateSucceeded');
          return flow.after(input, results, branch);
        });
      });
    });
  };
  return stateOf(definition, surroundings, {
    retries: true,
    run: compileHandlers(definition, surroundings, attempt, (branch) => {
      branch.run.recorder.record(branch, 'MapStateFailed');
    }),
  });
}
