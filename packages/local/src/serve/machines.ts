import { randomUUID } from 'node:crypto';
import { parseDefinition } from '../definition/compile';
import { validateDefinition } from '../definition/validate';
import { InvalidDefinition } from '../failure';
import { ApiError, missing } from './api-error';
import { checkName, parseArn } from './arn';
import type { Tags } from './tags';
import type { World } from './world';

/** What of a machine an execution keeps from its start: an update changes neither definition nor role of what runs. */
export interface Revision {
  readonly definition: string;
  readonly roleArn: string;
  readonly revisionId?: string;
  readonly updateDate: number;
  readonly loggingConfiguration: object;
  readonly tracingConfiguration: object;
  readonly encryptionConfiguration?: object;
}

/** A published version. */
export interface Version {
  readonly number: number;
  readonly creationDate: number;
  readonly description?: string;
  readonly revision: Revision;
}

/** An alias: a name for one version, or for two by weight. */
export interface Alias {
  readonly name: string;
  readonly creationDate: number;
  updateDate: number;
  description?: string;
  routingConfiguration: readonly { readonly stateMachineVersionArn: string; readonly weight: number }[];
}

/** A state machine. */
export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly creationDate: number;
  /** Its place among all machines. */
  readonly order: number;
  revision: Revision;
  readonly tags: Tags;
  readonly versions: Version[];
  /** The number of the last version; numbers are not given again. */
  lastVersion: number;
  readonly aliases: Map<string, Alias>;
}

/** What StartExecution and others may name: a machine, one of its versions, or what an alias leads to. */
export interface Target {
  readonly machine: Machine;
  readonly version?: Version;
  readonly alias?: Alias;
  readonly revision: Revision;
}

/** What a machine has that says nothing of logging and tracing. */
export const DEFAULTS = {
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
};

/** The state machines of a server. */
export class Machines {
  private readonly all = new Map<string, Machine>();
  private made = 0;

  constructor(private readonly world: World) {}

  list(): Machine[] {
    return [...this.all.values()];
  }

  add(name: string, type: 'STANDARD' | 'EXPRESS', revision: Omit<Revision, 'updateDate'>, tags: Tags): Machine {
    const arn = this.world.arn('stateMachine', checkName(name));
    const creationDate = Date.now();
    this.made += 1;
    const machine: Machine = {
      arn,
      name,
      type,
      creationDate,
      order: this.made,
      revision: { ...revision, updateDate: creationDate },
      tags,
      versions: [],
      lastVersion: 0,
      aliases: new Map(),
    };
    this.all.set(arn, machine);
    return machine;
  }

  /** Adds a machine of an app, in whose template the role is not looked up. */
  addFromApp(name: string, type: 'STANDARD' | 'EXPRESS', definition: string): void {
    const roleArn = `arn:aws:iam::${this.world.account}:role/${name}`;
    this.add(name, type, { definition, roleArn, ...DEFAULTS }, new Map());
  }

  named(name: string): Machine | undefined {
    return this.all.get(this.world.arn('stateMachine', name));
  }

  /** A machine by its own ARN. */
  get(arn: string): Machine {
    parseArn(arn, 'stateMachine');
    const found = this.all.get(arn);
    if (!found) throw missing.machine(arn);
    return found;
  }

  remove({ arn }: Machine): void {
    this.all.delete(arn);
  }

  /** What an ARN names that may have a version or an alias behind it. */
  target(arn: string): Target {
    const { rest } = parseArn(arn, 'stateMachine');
    const [name = '', qualifier] = rest.split(':');
    const machine = this.named(name);
    if (!machine || !arn.startsWith(machine.arn)) throw missing.machine(arn);
    if (qualifier === undefined) return { machine, revision: machine.revision };
    const alias = machine.aliases.get(qualifier);
    const versionArn = alias ? pickByWeight(alias) : arn;
    const version = machine.versions.find(({ number }) => versionArn === `${machine.arn}:${number}`);
    if (!version) throw missing.machine(arn);
    return { machine, version, alias, revision: version.revision };
  }
}

/** An ID for a definition and role that were changed. */
export function newRevisionId(): string {
  return randomUUID();
}

/** Checks a definition as CreateStateMachine does. */
export function checkDefinition(definition: string, type: 'STANDARD' | 'EXPRESS'): void {
  const invalid = (what: string) => new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${what}'`);
  let parsed: Record<string, any>;
  try {
    parsed = parseDefinition(definition);
  } catch (error) {
    if (!(error instanceof InvalidDefinition)) throw error;
    throw invalid(`INVALID_JSON_DESCRIPTION: ${error.problems.join(', ')}`);
  }
  const problems = validateDefinition(parsed, type);
  if (problems.length === 0) return;
  throw invalid(problems.map(({ code, location, message }) => `${code}: ${message} at ${location || '/'}`).join(', '));
}

function pickByWeight({ routingConfiguration }: Alias): string {
  let drawn = Math.random() * 100;
  for (const { stateMachineVersionArn, weight } of routingConfiguration) {
    drawn -= weight;
    if (drawn < 0) return stateMachineVersionArn;
  }
  return routingConfiguration[0]!.stateMachineVersionArn;
}
