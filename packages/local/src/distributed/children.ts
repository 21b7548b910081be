import type { CompiledMachine } from '../definition/types';
import { Failure, STOPPED } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { runPool } from '../run/pool';
import { Run } from '../run/run';
import { StopSignal } from '../run/stop-signal';
import { errorOutput } from '../states/handlers';
import type { Selector } from '../states/map-items';
import type { Batch } from './batcher';
import { countOf, type ItemSource } from './item-source';
import type { MapRunLimits, MapRunRecord } from './map-run-record';
import type { ResultCollector } from './result-writer';
import { unitInput } from './unit-input';
import { type Unit, unitsOf } from './units';

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
interface Children {
  readonly machine: CompiledMachine;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** What stands behind the name of the machine in ARNs. */
  readonly label: string;
  /** They may change while the Map runs. */
  readonly limits: MapRunLimits;
  readonly selector: Selector | undefined;
  readonly batches: Iterable<Batch> | undefined;
  readonly record: MapRunRecord | undefined;
}

/** Runs a child execution for each item, or for each batch of them; what they come to goes to the collector at once. */
export function runChildren(
  children: Children,
  items: ItemSource,
  collector: ResultCollector,
  input: Json,
  branch: Branch,
): Maybe<void> {
  const { batches, limits, record } = children;
  // Those that still run end with the Map Run.
  const stop = new StopSignal(branch.stop);
  let failures = 0;
  let total: number | undefined;
  const work = (unit: Unit): Maybe<void> => {
    if (stop.stopped) throw STOPPED;
    return then(startChild(children, unit, input, branch), (run) =>
      then(endOf(children, unit, run, stop), (result) => {
        // One that has succeeded in the same moment is not run again.
        if (!stop.stopped || !result.failure) collector.add(result, unit.index);
        if (stop.stopped) throw STOPPED;
        if (result.failure) failures += unit.items.length;
        if (failures > 0 && isTooMuch(failures, limits, () => (total ??= countOf(items)))) {
          throw new Failure(
            'States.ExceedToleratedFailureThreshold',
            'The specified tolerated failure threshold was exceeded',
          );
        }
      }),
    );
  };
  const fail = (thrown: unknown): never => {
    stop.stop();
    stop.leave();
    throw thrown;
  };
  const units = unitsOf(items, batches, record);
  const limit = (): number => Math.min(limits.maxConcurrency || MOST_AT_ONCE, MOST_AT_ONCE);
  const handOut = (wake: () => void): void => {
    if (record) record.wake = wake;
  };
  try {
    const pool = runPool(() => units.next().value, limit, work, handOut);
    return pool instanceof Promise ? pool.then(() => stop.leave(), fail) : stop.leave();
  } catch (thrown) {
    return fail(thrown);
  }
}

function isTooMuch(
  failures: number,
  { toleratedFailureCount: most, toleratedFailurePercentage: share }: MapRunLimits,
  total: () => number,
): boolean {
  if (most === undefined && share === undefined) return true;
  return (most !== undefined && failures > most) || (share !== undefined && (failures / total()) * 100 > share);
}

/** Starts the execution of a unit. One that did not succeed before a redrive goes on where it was; from its start, when that is not kept. */
function startChild(children: Children, unit: Unit, input: Json, branch: Branch): Maybe<Run> {
  const { machine, record } = children;
  const { shared } = branch.run;
  const before = record?.unsuccessful.get(unit.index);
  if (before?.run?.isRedrivable) return before.run.redrive(shared, machine, undefined);
  return then(unitInput(unit, input, branch, children.selector), (made) => {
    const run = childRun(children, made, branch, before?.name ?? shared.random.uuid());
    run.start(machine, undefined);
    return run;
  });
}

function childRun({ type, label, record }: Children, input: Json, branch: Branch, name: string): Run {
  const { shared, names } = branch.run;
  const machineArn = `${names.machineArn}/${label}`;
  return new Run(
    shared,
    {
      ...names,
      machineArn,
      machineName: machineArn.replace(/^.*:/, ''),
      executionName: name,
      executionArn: `${childPrefix(machineArn, type)}${name}`,
    },
    type,
    input,
    { keep: record?.keepsEvents === true, states: branch.run.states ?? record?.states },
  );
}

/** The ARN of a child execution without its name. */
export function childPrefix(machineArn: string, type: 'STANDARD' | 'EXPRESS'): string {
  return `${machineArn.replace(':stateMachine:', type === 'EXPRESS' ? ':express:' : ':execution:')}:`;
}

function endOf({ record }: Children, { index, items }: Unit, run: Run, stop: StopSignal): Maybe<ChildResult> {
  const child = record?.started(index, items.length, run, record.unsuccessful.get(index));
  const forget = stop.onStop(() => run.abort());
  return then(run.ending, ({ status, output, error, cause }) => {
    forget();
    if (child) record?.ended(child, index, run);
    const { names, input, startDate } = run;
    const base = { executionArn: names.executionArn, name: names.executionName, input, status, startDate };
    const ended = { ...base, stopDate: run.scheduler.now() };
    if (status === 'SUCCEEDED') return { ...ended, output: output! };
    const failure = errorOutput(new Failure(error, cause));
    return { ...ended, output: failure, failure };
  });
}
