import { checkOptions, unusedFunctions } from './check-options';
import type { SimulateOptions } from './contract';
import { InvalidDefinition } from './failure';
import { readApp } from './local-app';

/** Options whose machine was read from where it stands. */
export interface MachineOptions {
  readonly options: SimulateOptions;
  readonly definition: string | object;
  /** Why functions of the machine's app cannot be run here. */
  readonly notes: readonly string[];
}

/** The options with the definition, the functions and the neighbours of a machine; what was passed goes before what is found. */
export function machineOptions(options: SimulateOptions): MachineOptions {
  const problems = checkOptions(options);
  if (problems.length > 0) throw new InvalidDefinition(problems);
  const { machine, name, region, account, definition } = options;
  if (machine === undefined) {
    if (definition === undefined) throw new InvalidDefinition(['pass a machine or a definition']);
    return { options, definition, notes: [] };
  }
  if (definition !== undefined) throw new InvalidDefinition(['pass either a machine or a definition, not both']);
  const app = readApp(machine, { ...(region !== undefined && { region }), ...(account !== undefined && { account }) });
  const found = app.machine(app.isDefinition ? undefined : name);
  const unused = unusedFunctions(options, found);
  if (unused.length > 0) throw new InvalidDefinition(unused);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return {
    options: {
      ...found,
      account: app.account,
      ...given,
      name: app.isDefinition ? (name ?? found.name) : found.name,
      functions: { ...found.functions, ...options.functions },
      machines: { ...found.machines, ...options.machines },
    },
    definition: found.definition!,
    notes: app.unrunnable,
  };
}
