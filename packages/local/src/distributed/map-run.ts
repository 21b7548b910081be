import type { CompiledMachine, StateDefinition, Surroundings } from '../definition/types';
import { Failure } from '../failure';
import { failureDetails } from '../history/recorder';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { Item, Items, Selector } from '../states/map-items';
import { COUNT, compileLimit, PERCENTAGE } from '../states/map-limits';
import { compileBatcher } from './batcher';
import { childPrefix, runChildren } from './children';
import { compileItemReader } from './item-reader';
import type { ItemSource } from './item-source';
import { type MapRunFacts, MapRunRecord } from './map-run-record';
import { collectOutputs, compileResultWriter, type ResultCollector } from './result-writer';

/** How many Map Runs of an execution are kept, those of its child executions among them. */
const MOST_MAP_RUNS = 1_000;

/** Runs a distributed Map: its result, with the events of its run. */
export type MapRun = (
  input: Json,
  branch: Branch,
  items: Items,
  limit: number | undefined,
  kept?: MapRunRecord,
) => Maybe<Json>;

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

  return (input, branch, items, limit, kept) => {
    const { recorder, names, random, scheduler, shared } = branch.run;
    const label = (definition['Label'] as string | undefined) ?? labelOf(branch.stateName);
    const start = (
      list: readonly Item[] | undefined,
      most: number | undefined,
      share: number | undefined,
    ): Maybe<Json> => {
      const mapRunArn =
        kept?.facts.arn ?? `${names.machineArn.replace(':stateMachine:', ':mapRun:')}/${label}:${random.uuid()}`;
      kept?.redrive(scheduler.now());
      if (kept) recordRedriven(kept, branch);
      else recorder.record(branch, 'MapRunStarted', 'mapRunStartedEventDetails', () => ({ mapRunArn }));
      const limits = kept?.facts.limits ?? {
        maxConcurrency: limit,
        toleratedFailureCount: most,
        toleratedFailurePercentage: share,
      };
      const collector = kept?.collector ?? (writer ? writer(input, mapRunArn) : collectOutputs());
      const record = kept ?? (shared.mapRuns && recordOf({ arn: mapRunArn, label, type, limits }, branch, collector));
      if (record && !kept && shared.mapRuns!.length < MOST_MAP_RUNS) shared.mapRuns!.push(record);
      // One of an attempt before is over.
      if (branch.mapRun !== record) branch.mapRun?.close();
      branch.mapRun = record;
      const run = (): Maybe<Json> =>
        then(list ?? reader(input, branch), (found: ItemSource) =>
          then(batcher ? batcher(found, input, branch) : undefined, (batches) => {
            const children = { machine, type, label, limits, selector, batches, record } as const;
            return then(runChildren(children, found, collector, input, branch), () =>
              then(collector.end(branch), (result) => {
                if (collector.writes) record?.written();
                return result;
              }),
            );
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

/** A label of a Map that has none: AWS generates one, here it is the name of the state without what an ARN cannot hold. */
function labelOf(stateName: string): string {
  return stateName.replace(/[^\w.-]/g, '-').slice(0, 40);
}

function recordOf(
  facts: Pick<MapRunFacts, 'arn' | 'label' | 'type' | 'limits'>,
  { run: { names, scheduler, shared } }: Branch,
  collector: ResultCollector,
): MapRunRecord {
  const { executionArn, machineArn } = names;
  const place = { executionArn, machineArn, childPrefix: childPrefix(`${machineArn}/${facts.label}`, facts.type) };
  const keepsChildren = shared.keepsChildren === true;
  return new MapRunRecord({ ...facts, ...place, startDate: scheduler.now(), keepsChildren }, collector);
}

function recordRedriven({ facts, redriveCount }: MapRunRecord, branch: Branch): void {
  branch.run.recorder.record(branch, 'MapRunRedriven', 'mapRunRedrivenEventDetails', () => ({
    mapRunArn: facts.arn,
    redriveCount,
  }));
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
