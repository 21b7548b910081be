import type { CompiledMachine, CompiledState, StateDefinition, Surroundings } from '../definition/types';
import type { Json } from '../json';
import { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { Progress } from '../run/progress';
import { recordAborted, resumeStates, runStates } from '../run/run-states';
import { settleBranches } from '../run/settle-branches';
import { StopSignal } from '../run/stop-signal';
import { compileDataFlow } from './data-flow';
import { compileHandlers } from './handlers';
import { stateOf } from './state';

/** A Parallel state. */
export function compileParallel(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const flow = compileDataFlow(definition, surroundings);
  const branches = (definition['Branches'] as Readonly<Record<string, any>>[]).map(surroundings.machine);
  const attempt = (branch: Branch, input: Json): Maybe<Json> => {
    const kept = branch.takeResumed()?.progress;
    return then(kept ? kept.input : flow.before(input, branch), (effective) => {
      branch.run.recorder.record(branch, 'ParallelStateStarted');
      return then(runBranches(branches, branch, effective, kept), (results) => {
        branch.run.recorder.recordAside(branch, 'ParallelStateSucceeded');
        return flow.after(input, results, branch);
      });
    });
  };
  return stateOf(definition, surroundings, {
    retries: true,
    run: compileHandlers(definition, surroundings, attempt, (branch) => {
      branch.run.recorder.record(branch, 'ParallelStateFailed');
    }),
  });
}

function runBranches(
  machines: readonly CompiledMachine[],
  parent: Branch,
  input: Json,
  kept: Progress | undefined,
): Maybe<Json[]> {
  const results: Json[] = kept?.results.slice() ?? new Array(machines.length);
  const stop = new StopSignal(parent.stop);
  const started = parent.lastEvent;
  const unfinished = new Map<number, Branch>();
  parent.progress = { input, results, unfinished };
  const work = (index: number): Maybe<void> => {
    if (results[index] !== undefined) return;
    const branch = new Branch(parent.run, parent, undefined, stop);
    branch.lastEvent = started;
    unfinished.set(index, branch);
    const machine = machines[index]!;
    const before = kept?.unfinished.get(index);
    return then(before ? resumeStates(machine, branch, before) : runStates(machine, branch, input), (result) => {
      results[index] = result;
      parent.lastEvent = branch.lastEvent;
      unfinished.delete(index);
      branch.stop.leave();
    });
  };
  // The state that failed is left as aborted, too, unless it is a Fail state.
  const abort = (): void => {
    for (const branch of unfinished.values()) if (branch.stateType !== 'Fail') recordAborted(branch);
  };
  return settleBranches({ parent, stop, results, limit: machines.length, work, abort });
}
