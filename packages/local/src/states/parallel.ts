import type { CompiledMachine, CompiledState, StateDefinition, Surroundings } from '../definition/types';
import { Failure } from '../failure';
import type { Json } from '../json';
import { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { runPool } from '../run/pool';
import { runStates } from '../run/run-states';
import { StopSignal } from '../run/stop-signal';
import { compileDataFlow } from './data-flow';
import { compileHandlers } from './handlers';
import { stateOf } from './state';

/** A Parallel state. */
export function compileParallel(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const flow = compileDataFlow(definition, surroundings);
  const branches = (definition['Branches'] as Readonly<Record<string, any>>[]).map(surroundings.machine);
  const attempt = (branch: Branch, input: Json): Maybe<Json> =>
    then(flow.before(input, branch), (effective) => {
      branch.run.recorder.record(branch, 'ParallelStateStarted');
      return then(runBranches(branches, branch, effective), (results) => {
        branch.run.recorder.record(branch, 'ParallelStateSucceeded');
        return flow.after(input, results, branch);
      });
    });
  return stateOf(definition, surroundings, {
    retries: true,
    run: compileHandlers(definition, surroundings, attempt, (branch) => {
      branch.run.recorder.record(branch, 'ParallelStateFailed');
    }),
  });
}

function runBranches(machines: readonly CompiledMachine[], parent: Branch, input: Json): Maybe<Json[]> {
  const results: Json[] = new Array(machines.length);
  const stop = new StopSignal(parent.stop);
  const started = parent.lastEvent;
  const work = (index: number): Maybe<void> => {
    const branch = new Branch(parent.run, parent, undefined, stop);
    branch.lastEvent = started;
    return then(
      inBranch(branch, () => runStates(machines[index]!, branch, input)),
      (result) => {
        results[index] = result;
        parent.lastEvent = branch.lastEvent;
        branch.stop.leave();
      },
    );
  };
  return settled(runPoolSafely(machines.length, machines.length, work), stop, results);
}

/** A task that ends its branch by failing leaves its state as aborted. */
function inBranch(branch: Branch, run: () => Maybe<Json>): Maybe<Json> {
  const fail = (thrown: unknown): never => {
    if (thrown instanceof Failure && !branch.stop.stopped && branch.retryCount !== undefined) {
      branch.run.recorder.record(branch, 'TaskStateAborted');
    }
    throw thrown;
  };
  try {
    const output = run();
    return output instanceof Promise ? output.catch(fail) : output;
  } catch (thrown) {
    return fail(thrown);
  }
}

/** As a pool, with a failure as a rejected promise. */
function runPoolSafely(count: number, limit: number, work: (index: number) => Maybe<void>): Maybe<void> {
  try {
    return runPool(count, limit, work);
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

/** The results, or the failure of the first branch that fails, which ends the others. */
export function settled(work: Maybe<void>, stop: StopSignal, results: Json[]): Maybe<Json[]> {
  if (!(work instanceof Promise)) {
    stop.leave();
    return results;
  }
  return work.then(
    () => {
      stop.leave();
      return results;
    },
    (thrown: unknown) => {
      stop.stop();
      stop.leave();
      throw thrown;
    },
  );
}
