import type { CompiledMachine, CompiledState } from '../definition/types';
import { Failure, runtimeFailure, STOPPED } from '../failure';
import type { Json } from '../json';
import { placedFailure } from '../states/handlers';
import type { Branch } from './branch';
import type { Maybe } from './maybe';

/** After so many states without a wait, others get their turn: a loop must not keep the process from being stopped. */
const TURN = 10_000;

/** Runs states from the first to the end of their branch: its output, or a Failure that is thrown. */
export function runStates(machine: CompiledMachine, branch: Branch, input: Json): Maybe<Json> {
  branch.next = machine.startAt;
  branch.input = input;
  return runFrom(machine, machine.startAt, branch, input);
}

/** Goes on with a branch of an execution that has ended: from the state in which it was, with its input and variables. */
export function resumeStates(machine: CompiledMachine, branch: Branch, before: Branch): Maybe<Json> {
  branch.scope.copy(before.scope);
  if (before.stateType === '') {
    branch.next = before.next;
    branch.input = before.input;
    return runFrom(machine, before.next, branch, before.input);
  }
  branch.run.states?.again(before.stateName, before.hasFailed);
  if (before.progress || before.mapRun) branch.resumed = before;
  return runFrom(machine, before.stateName, branch, before.input);
}

/** Runs states from a named one. */
function runFrom(machine: CompiledMachine, name: string | undefined, branch: Branch, input: Json): Maybe<Json> {
  let next = name;
  let value = input;
  while (next !== undefined) {
    const output = step(machine, next, branch, value);
    if (output instanceof Promise) return runWaiting(machine, branch, output);
    value = output;
    next = branch.next;
  }
  return value;
}

/** Goes on after a state that waits, in a loop of its own: promises that end in each other would pile up until the end of the run. */
async function runWaiting(machine: CompiledMachine, branch: Branch, first: Promise<Json>): Promise<Json> {
  let value = await first;
  for (let next = branch.next; next !== undefined; next = branch.next) {
    const output = step(machine, next, branch, value);
    value = output instanceof Promise ? await output : output;
  }
  return value;
}

function step(machine: CompiledMachine, name: string, branch: Branch, input: Json): Maybe<Json> {
  if (branch.stop.stopped) throw STOPPED;
  const { run } = branch;
  run.transitions += 1;
  if (run.transitions % TURN === 0) return afterTurn(machine, name, branch, input);
  return runState(machine.states.get(name)!, branch, input);
}

async function afterTurn(machine: CompiledMachine, name: string, branch: Branch, input: Json): Promise<Json> {
  branch.run.checkTransitions();
  branch.run.scheduler.busy();
  await new Promise(setImmediate);
  branch.run.scheduler.idle();
  if (branch.stop.stopped) throw STOPPED;
  return runState(machine.states.get(name)!, branch, input);
}

/** Runs one state: its events, its output, and what it assigned. */
function runState(state: CompiledState, branch: Branch, input: Json): Maybe<Json> {
  const { recorder, scheduler } = branch.run;
  branch.stateName = state.name;
  branch.stateType = state.type;
  branch.input = input;
  branch.enteredAt = scheduler.now();
  branch.retryCount = state.retries ? 0 : undefined;
  branch.taskToken = undefined;
  branch.next = state.next;
  branch.assigned = undefined;
  branch.progress = undefined;
  branch.mapRun = undefined;
  branch.hasFailed = false;
  recorder.entered(branch, state.entered, input);
  branch.run.states?.add(state.name, 'entered');
  let output: Maybe<Json>;
  try {
    output = state.run(branch, input);
  } catch (thrown) {
    throw placed(thrown, branch);
  }
  if (!(output instanceof Promise)) return left(state, branch, output);
  return output.then(
    (made) => left(state, branch, made),
    (thrown: unknown) => {
      throw placed(thrown, branch);
    },
  );
}

function placed(thrown: unknown, branch: Branch): unknown {
  // Texts or stacks beyond what JavaScript can hold.
  if (thrown instanceof RangeError) return placed(runtimeFailure(`Its data is too large: ${thrown.message}`), branch);
  if (!(thrown instanceof Failure) || branch.stop.stopped) return thrown;
  branch.run.states?.add(branch.stateName, 'failed');
  branch.hasFailed = true;
  return placedFailure(thrown, branch);
}

function left(state: CompiledState, branch: Branch, output: Json): Json {
  if (branch.stop.stopped) throw STOPPED;
  if (state.exited !== undefined) branch.run.recorder.exited(branch, state.exited, output);
  branch.run.states?.add(state.name, 'exited');
  if (branch.assigned !== undefined) branch.scope.assign(branch.assigned);
  // From here to the next state, the input is that of the next.
  branch.stateType = '';
  branch.input = output;
  branch.progress = undefined;
  if (branch.mapRun !== undefined) branch.mapRun.close();
  branch.mapRun = undefined;
  return output;
}

/** Records that the present state of a branch is left because another branch failed. */
export function recordAborted(branch: Branch): void {
  if (branch.stateType !== '') branch.run.recorder.record(branch, `${branch.stateType}StateAborted`);
}
