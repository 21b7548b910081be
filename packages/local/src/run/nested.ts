import type { LocalMachine } from '../contract';
import { type CompiledDefinition, compileDefinition } from '../definition/compile';
import type { Json } from '../json';
import type { Branch } from './branch';
import { Run } from './run';

const compiled = new WeakMap<LocalMachine, CompiledDefinition>();

/** A definition of another machine, compiled once. */
function compiledMachine(machine: LocalMachine): CompiledDefinition {
  const known = compiled.get(machine) ?? compileDefinition(machine.definition, machine.type);
  compiled.set(machine, known);
  return known;
}

/** An execution of another machine, on the same clock; not started yet. */
export function nestedRun(branch: Branch, machine: LocalMachine, name: string, input: Json, executionName?: string) {
  const { shared } = branch.run;
  const { machine: states, timeoutSeconds } = compiledMachine(machine);
  const type = machine.type ?? 'STANDARD';
  const own = executionName ?? shared.random.uuid();
  const prefix = `arn:aws:states:${shared.region}:${shared.account}`;
  const run = new Run(
    shared,
    {
      machineName: name,
      machineArn: `${prefix}:stateMachine:${name}`,
      executionName: own,
      executionArn: `${prefix}:${type === 'EXPRESS' ? 'express' : 'execution'}:${name}:${own}`,
      roleArn: branch.run.names.roleArn,
    },
    type,
    input,
    { keep: false },
  );
  return { run, start: () => run.start(states, timeoutSeconds) };
}
