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
  readonly batches: readonly Batch[] | undefined;
  readonly most: number | undefined;
  readonly share: number | undefined;
}

/** Runs a child execution for each item, or for each batch of them. */
export function runChildren(
  children: Children,
  items: readonly Item[],
  input: Json,
  branch: Branch,
): Maybe<ChildResult[]> {
  const { batches, limit, most, share } = children;
  const count = batches?.length ?? items.length;
  const results: ChildResult[] = new Array(count);
  let failures = 0;

  const work = (index: number): Maybe<void> => {
    if (branch.stop.stopped) throw STOPPED;
    const value = batches
      ? batchInput(batches[index]!, items, input, branch, children)
      : itemInput(items, index, input, branch, children);
    return then(value, (made) =>
      then(runChild(children, made, branch), (result) => {
        results[index] = result;
        if (!result.failure) return;
        failures += batches ? batches[index]!.to - batches[index]!.from : 1;
        if (isTooMuch(failures, items.length, most, share)) {
          throw new Failure(
            'States.ExceedToleratedFailureThreshold',
            'The specified tolerated failure threshold was exceeded',
          );
        }
      }),
    );
  };
  return then(runPool(count, Math.min(limit || MOST_AT_ONCE, MOST_AT_ONCE), work), () => results);
}

function isTooMuch(failures: number, total: number, most: number | undefined, share: number | undefined): boolean {
  if (most === undefined && share === undefined) return true;
  return (most !== undefined && failures > most) || (share !== undefined && (failures / total) * 100 > share);
}

function itemInput(
  items: readonly Item[],
  index: number,
  input: Json,
  parent: Branch,
  { selector }: Children,
): Maybe<Json> {
  const item = items[index]!;
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

function batchInput(
  batch: Batch,
  items: readonly Item[],
  input: Json,
  branch: Branch,
  children: Children,
): Maybe<Json> {
  const made: Json[] = [];
  const from = (at: number): Maybe<Json> => {
    for (let index = at; index < batch.to; index += 1) {
      const value = itemInput(items, index, input, branch, children);
      if (value instanceof Promise) {
        return value.then((item) => {
          made.push(item);
          return from(index + 1);
        });
      }
      made.push(value);
    }
    return batch.input === undefined ? { Items: made } : { BatchInput: batch.input, Items: made };
  };
  return from(batch.from);
}

function runChild({ machine, type, mapRunArn }: Children, input: Json, branch: Branch): Maybe<ChildResult> {
  const { shared, names } = branch.run;
  const name = shared.random.uuid();
  const machineArn = `${names.machineArn}/${mapRunArn.replace(/^.*\//, '').replace(/:.*$/, '')}`;
  const executionArn = `${machineArn.replace(':stateMachine:', type === 'EXPRESS' ? ':express:' : ':execution:')}:${name}`;
  const run = new Run(
    shared,
    { ...names, machineArn, machineName: machineArn.replace(/^.*:/, ''), executionName: name, executionArn },
    type,
    input,
    { keep: false },
  );
  const forget = branch.stop.onStop(() => run.abort());
  const result = run.runToEnd(machine);
  return then(result, ({ status, output, error, cause }) => {
    forget();
    if (status === 'ABORTED') throw STOPPED;
    const base = { executionArn, name, input, status, startDate: run.startDate, stopDate: shared.scheduler.now() };
    if (status === 'SUCCEEDED') return { ...base, output: output! };
    const failure = errorOutput(new Failure(error, cause));
    return { ...base, output: failure, failure };
  });
}
