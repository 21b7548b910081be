import type { CompiledMachine } from '../definition/types';
import { Failure, STOPPED } from '../failure';
import type { Json, JsonObject } from '../json';
import { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { runPool } from '../run/pool';
import { Run } from '../run/run';
import { errorOutput } from '../states/handlers';
import type { Item, Selector } from '../states/map-items';
import type { Batch } from './batcher';
import { countOf, type ItemSource } from './item-source';
import type { MapRunRecord } from './map-run-record';
import type { ResultCollector } from './result-writer';

/** How many child executions run at once at most, whatever the state allows: so that memory stays bounded. */
const MOST_AT_ONCE = 1_000;

/** How a child execution ended. */
export interface ChildResult {
  readonly executionArn: string;
  readonly name: string;
  readonly input: Json;
  readonly output: Json;
  readonly status: string;
  readonly startDate: number;
  readonly stopDate: number;
  readonly failure?: JsonObject;
}

/** What child executions are made of. */
export interface Children {
  readonly machine: CompiledMachine;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly mapRunArn: string;
  readonly limit: number | undefined;
  readonly selector: Selector | undefined;
  readonly batches: Iterable<Batch> | undefined;
  readonly most: number | undefined;
  readonly share: number | undefined;
  readonly record: MapRunRecord | undefined;
}

/** What one child execution gets: an item, or a batch of them. */
interface Unit {
  readonly index: number;
  readonly from: number;
  readonly items: readonly Item[];
  readonly batch: Batch | undefined;
}

/** Runs a child execution for each item, or for each batch of them; what they come to goes to the collector at once. */
export function runChildren(
  children: Children,
  items: ItemSource,
  collector: ResultCollector,
  input: Json,
  branch: Branch,
): Maybe<void> {
  const { batches, limit, most, share } = children;
  let failures = 0;
  const work = (unit: Unit): Maybe<void> => {
    if (branch.stop.stopped) throw STOPPED;
    return then(unitInput(unit, input, branch, children), (made) =>
      then(runChild(children, made, unit.items.length, branch), (result) => {
        collector.add(result, unit.index);
        if (!result.failure) return;
        failures += unit.items.length;
        if (isTooMuch(failures, items, most, share)) {
          throw new Failure(
            'States.ExceedToleratedFailureThreshold',
            'The specified tolerated failure threshold was exceeded',
          );
        }
      }),
    );
  };
  const units = batches ? unitsOfBatches(batches) : unitsOfItems(items);
  const take = (): Unit | undefined => units.next().value;
  return runPool(take, Math.min(limit || MOST_AT_ONCE, MOST_AT_ONCE), work);
}

/** One iteration for each item. */
export function* unitsOfItems(items: ItemSource): Generator<Unit, undefined> {
  let index = 0;
  for (const item of items) {
    yield { index, from: index, items: [item], batch: undefined };
    index += 1;
  }
}

/** One iteration for each batch. */
export function* unitsOfBatches(batches: Iterable<Batch>): Generator<Unit, undefined> {
  let index = 0;
  for (const batch of batches) {
    yield { index, from: batch.from, items: batch.items, batch };
    index += 1;
  }
}

function isTooMuch(failures: number, items: ItemSource, most: number | undefined, share: number | undefined): boolean {
  if (most === undefined && share === undefined) return true;
  return (most !== undefined && failures > most) || (share !== undefined && (failures / countOf(items)) * 100 > share);
}

function itemInput(
  item: Item,
  index: number,
  input: Json,
  parent: Branch,
  { selector }: Pick<Children, 'selector'>,
): Maybe<Json> {
  if (!selector) return item.Value;
  const branch = new Branch(parent.run, parent, { Index: index, ...item });
  branch.stateName = parent.stateName;
  branch.enteredEvent = parent.enteredEvent;
  branch.enteredAt = parent.enteredAt;
  return then(selector(input, branch), (made) => {
    branch.stop.leave();
    return made;
  });
}

/** What an iteration gets. */
export function unitInput(
  { items, from, batch }: Unit,
  input: Json,
  branch: Branch,
  children: Pick<Children, 'selector'>,
): Maybe<Json> {
  if (!batch) return itemInput(items[0]!, from, input, branch, children);
  const made: Json[] = [];
  const rest = (at: number): Maybe<Json> => {
    for (let index = at; index < items.length; index += 1) {
      const value = itemInput(items[index]!, from + index, input, branch, children);
      if (value instanceof Promise) {
        return value.then((item) => {
          made.push(item);
          return rest(index + 1);
        });
      }
      made.push(value);
    }
    return batch.input === undefined ? { Items: made } : { BatchInput: batch.input, Items: made };
  };
  return rest(0);
}

function runChild(
  { machine, type, mapRunArn, record }: Children,
  input: Json,
  items: number,
  branch: Branch,
): Maybe<ChildResult> {
  const { shared, names } = branch.run;
  const name = shared.random.uuid();
  const machineArn = `${names.machineArn}/${mapRunArn.replace(/^.*\//, '').replace(/:.*$/, '')}`;
  const executionArn = `${machineArn.replace(':stateMachine:', type === 'EXPRESS' ? ':express:' : ':execution:')}:${name}`;
  const run = new Run(
    shared,
    { ...names, machineArn, machineName: machineArn.replace(/^.*:/, ''), executionName: name, executionArn },
    type,
    input,
    { keep: record?.keepsEvents === true, states: branch.run.states ?? record?.states },
  );
  record?.started(items);
  const forget = branch.stop.onStop(() => run.abort());
  const result = run.runToEnd(machine);
  return then(result, ({ status, output, error, cause, events }) => {
    forget();
    record?.ended(status, items);
    if (status === 'FAILED' || status === 'TIMED_OUT')
      record?.failed({ executionArn, name, status, error, cause, input, events });
    if (status === 'ABORTED') throw STOPPED;
    const base = { executionArn, name, input, status, startDate: run.startDate, stopDate: shared.scheduler.now() };
    if (status === 'SUCCEEDED') return { ...base, output: output! };
    const failure = errorOutput(new Failure(error, cause));
    return { ...base, output: failure, failure };
  });
}
