import type { CompiledMachine } from '../definition/types';
import { Failure, STOPPED } from '../failure';
import type { Json } from '../json';
import { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { Progress } from '../run/progress';
import { recordAborted, resumeStates, runStates } from '../run/run-states';
import { settleBranches } from '../run/settle-branches';
import { StopSignal } from '../run/stop-signal';
import type { Item, Selector } from './map-items';

/** How many iterations run at once when the state does not say. */
const DEFAULT_CONCURRENCY = 40;

/** Runs the iterations of an inline Map. */
export function runInline(
  machine: CompiledMachine,
  parent: Branch,
  input: Json,
  items: readonly Item[],
  limit: number | undefined,
  selector: Selector | undefined,
  kept: Progress | undefined,
): Maybe<Json[]> {
  const results: Json[] = kept?.results.slice() ?? new Array(items.length);
  const stop = new StopSignal(parent.stop);
  const { recorder } = parent.run;
  const name = parent.stateName;
  const details = (index: number) => () => ({ name, index });
  const startedEvent = parent.lastEvent;
  const most = limit || DEFAULT_CONCURRENCY;
  // What an iteration follows that has to wait for room: the last state of the one that made it.
  let roomAfter = startedEvent;

  const unfinished = new Map<number, Branch>();
  const failed = new Set<Branch>();
  parent.progress = { input, items, results, unfinished };

  const work = (index: number): Maybe<void> => {
    if (results[index] !== undefined) return;
    const item = items[index]!;
    const branch = new Branch(parent.run, parent, { Index: index, ...item }, stop);
    branch.stateName = parent.stateName;
    branch.enteredEvent = parent.enteredEvent;
    branch.enteredAt = parent.enteredAt;
    branch.lastEvent = index < most ? startedEvent : roomAfter;
    const fail = (thrown: unknown): never => {
      failed.add(branch);
      if (thrown instanceof Failure && !branch.stop.stopped) {
        parent.lastEvent = branch.lastEvent;
        recorder.record(branch, 'MapIterationFailed', 'mapIterationFailedEventDetails', details(index));
      }
      throw thrown;
    };
    const end = (output: Json): void => {
      results[index] = output;
      unfinished.delete(index);
      roomAfter = branch.lastEvent;
      recorder.record(branch, 'MapIterationSucceeded', 'mapIterationSucceededEventDetails', details(index));
      parent.lastEvent = branch.lastEvent;
      branch.stop.leave();
    };
    // What the selector refuses is the failure of the Map itself, not of an iteration.
    const before = kept?.unfinished.get(index);
    return then(selector && !before ? selector(input, branch) : item.Value, (value) => {
      if (branch.stop.stopped) throw STOPPED;
      unfinished.set(index, branch);
      recorder.record(branch, 'MapIterationStarted', 'mapIterationStartedEventDetails', details(index));
      try {
        const output = before ? resumeStates(machine, branch, before) : runStates(machine, branch, value);
        return output instanceof Promise ? output.then(end).catch(fail) : end(output);
      } catch (thrown) {
        return fail(thrown);
      }
    });
  };

  // Iterations that are still running end with the one that failed.
  const abort = (): void => {
    for (const [index, branch] of unfinished) {
      if (failed.has(branch)) continue;
      recordAborted(branch);
      recorder.record(branch, 'MapIterationAborted', 'mapIterationAbortedEventDetails', details(index));
    }
  };
  return settleBranches({ parent, stop, results, limit: most, work, abort });
}
