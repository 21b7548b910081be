import type { CompiledMachine, StateDefinition, Surroundings } from '../definition/types';
import { Failure } from '../failure';
import { failureDetails } from '../history/recorder';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { Item, Items, Selector } from '../states/map-items';
import { COUNT, compileLimit, PERCENTAGE } from '../states/map-limits';
import { compileBatcher } from './batcher';
import { runChildren } from './children';
import { compileItemReader } from './item-reader';
import type { ItemSource } from './item-source';
import { MapRunRecord } from './map-run-record';
import { collectOutputs, compileResultWriter } from './result-writer';

/** How many Map Runs of an execution are kept, those of its child executions among them. */
const MOST_MAP_RUNS = 1_000;

/** Runs a distributed Map: its result, with the events of its run. */
export type MapRun = (input: Json, branch: Branch, items: Items, limit: number | undefined) => Maybe<Json>;

/** Compiles what a distributed Map has beyond an inline one. */
export function compileMapRun(
  definition: StateDefinition,
  surroundings: Surroundings,
  machine: CompiledMachine,
  selector: Selector | undefined,
): MapRun {
  const config = (definition['ItemProcessor'] ?? definition['Iterator'])['ProcessorConfig'] as Record<string, string>;
  const type = config['ExecutionType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  const reader = definition['ItemReader'] && compileItemReader(definition['ItemReader'], surroundings);
  const batcher = definition['ItemBatcher'] && compileBatcher(definition['ItemBatcher'], surroundings);
  const writer = definition['ResultWriter'] && compileResultWriter(definition['ResultWriter'], surroundings);
  const count = compileLimit(definition, 'ToleratedFailureCount', 'integer', surroundings, COUNT);
  const percentage = compileLimit(definition, 'ToleratedFailurePercentage', 'float', surroundings, PERCENTAGE);

  return (input, branch, items, limit) => {
    const { recorder, names, random, scheduler, shared } = branch.run;
    const start = (
      list: readonly Item[] | undefined,
      most: number | undefined,
      share: number | undefined,
    ): Maybe<Json> => {
      const mapRunArn = `${names.machineArn.replace(':stateMachine:', ':mapRun:')}/${branch.stateName}:${random.uuid()}`;
      recorder.record(branch, 'MapRunStarted', 'mapRunStartedEventDetails', () => ({ mapRunArn }));
      const record =
        shared.mapRuns &&
        new MapRunRecord(mapRunArn, names.executionArn, names.machineArn, scheduler.now(), {
          maxConcurrency: limit ?? 0,
          toleratedFailureCount: most ?? 0,
          toleratedFailurePercentage: share ?? 0,
        });
      if (record && shared.mapRuns!.length < MOST_MAP_RUNS) shared.mapRuns!.push(record);
      const run = (): Maybe<Json> =>
        then(list ?? reader(input, branch), (found: ItemSource) =>
          then(batcher ? batcher(found, input, branch) : undefined, (batches) => {
            const children = { machine, type, mapRunArn, limit, selector, batches, most, share, record } as const;
            const collector = writer ? writer(input, branch, mapRunArn) : collectOutputs();
            return then(runChildren(children, found, collector, input, branch), () => collector.end());
          }),
        );
      return ended(run, branch, record);
    };
    return then(reader ? undefined : items(input, branch), (list) => {
      recorder.record(branch, 'MapStateStarted', 'mapStateStartedEventDetails', () => ({ length: list?.length ?? 0 }));
      return then(count(input, branch), (most) => then(percentage(input, branch), (share) => start(list, most, share)));
    });
  };
}

/** The events at the end of a run. */
function ended(run: () => Maybe<Json>, branch: Branch, record: MapRunRecord | undefined): Maybe<Json> {
  const { recorder, scheduler } = branch.run;
  const fail = (thrown: unknown): never => {
    record?.end(branch.stop.stopped ? 'ABORTED' : 'FAILED', scheduler.now());
    if (thrown instanceof Failure && !thrown.options.bare && !branch.stop.stopped) {
      recorder.record(branch, 'MapRunFailed', 'mapRunFailedEventDetails', () => failureDetails(thrown));
    }
    throw thrown;
  };
  const done = (result: Json): Json => {
    record?.end('SUCCEEDED', scheduler.now());
    const { lastEvent } = branch;
    recorder.record(branch, 'MapRunSucceeded');
    recorder.record(branch, 'MapStateSucceeded');
    // What comes next follows the start of the run.
    branch.lastEvent = lastEvent;
    return result;
  };
  try {
    const result = run();
    return result instanceof Promise ? result.catch(fail).then(done) : done(result);
  } catch (thrown) {
    return fail(thrown);
  }
}
