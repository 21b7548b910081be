import { isRunnable, readFunctions } from './assembly/read-functions';
import { type MachineFacts, readMachines } from './assembly/read-machines';
import { type AppSource, readSource } from './assembly/read-source';
import { TemplateResolver } from './assembly/resolve-template';
import type { LocalFunction, SimulateOptions } from './contract';
import { localFunction } from './functions/run-function';
import { nearestName } from './nearest-name';

/** Where an app is read as if it were deployed. */
export interface AppOptions {
  /**
   * The region in its ARNs.
   * @default us-east-1
   */
  readonly region?: string;
  /**
   * The account in its ARNs.
   * @default 000000000000
   */
  readonly account?: string;
  /**
   * Values of parameters by name, and of attributes that only a deployment yields, such as `Cluster.Endpoint`.
   * @default - the defaults of the parameters
   */
  readonly values?: Readonly<Record<string, string>>;
}

/** What the machines of an app run on. */
export interface AppServices {
  /** Variables of the environment that name the endpoints, for Lambda functions. */
  readonly environment: Readonly<Record<string, string>>;
  /** What runs the tasks of the services. */
  readonly tasks: NonNullable<SimulateOptions['tasks']>;
}

/** A resource of an app: its properties have values in place of references. */
export interface AppResource {
  /** Its logical ID in the template. */
  readonly logicalId: string;
  /** Its type, such as `AWS::SQS::Queue`. */
  readonly type: string;
  /** Its name. */
  readonly name: string;
  /** Its ARN. */
  readonly arn: string;
  /** Its properties. */
  readonly properties: Readonly<Record<string, any>>;
}

/**
 * The state machines of an app and what they work on, read from its cloud assembly.
 *
 * @example
 * import { LocalApp, simulate } from '@sfn-tasks/local';
 *
 * const app = new LocalApp({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });
 * const { status } = await simulate({ ...app.machine(), input: { total: 12 } });
 */
export class LocalApp {
  /** Its state machines. */
  public readonly machines: readonly MachineFacts[];
  /** Whether the source is a definition alone, which says no name. */
  public readonly isDefinition: boolean;
  /** Why functions of it cannot be run here: give code for them. */
  public readonly unrunnable: readonly string[];
  private readonly resolvers: readonly TemplateResolver[];
  private readonly chosen?: string;
  /** The region in its ARNs. */
  public readonly region: string;
  /** The account in its ARNs. */
  public readonly account: string;
  private readonly found: ReturnType<typeof readFunctions>;

  constructor(source: AppSource, { region = 'us-east-1', account = '000000000000', values = {} }: AppOptions = {}) {
    this.region = region;
    this.account = account;
    const { stacks, definition, logicalId } = readSource(source);
    this.resolvers = stacks.map(
      (stack) => new TemplateResolver(stack, { region, account, values }, (name) => this.exported(name)),
    );
    this.chosen = logicalId;
    this.isDefinition = definition !== undefined;
    this.machines = definition
      ? [this.plainMachine(definition)]
      : this.resolvers.flatMap((resolver) => readMachines(resolver));
    this.found = this.resolvers.flatMap((resolver) => readFunctions(resolver));
    this.unrunnable = this.found.flatMap((each) =>
      isRunnable(each) ? [] : [`The function ${each.name} cannot be run here, as ${each.reason}.`],
    );
  }

  /**
   * What `simulate` needs to run one of the machines.
   *
   * @param name its name, ARN, logical ID or construct path; needed where the app has several
   * @param services what its tasks call
   */
  public machine(name?: string, services?: AppServices): SimulateOptions {
    const { definition, type, name: machineName } = this.find(name);
    return {
      region: this.region,
      account: this.account,
      definition,
      type,
      name: machineName,
      functions: this.functions(services),
      machines: Object.fromEntries(this.machines.map((other) => [other.arn, other])),
      tasks: services?.tasks,
    };
  }

  /** The resources of a type, such as `AWS::SQS::Queue`. */
  public resources(type: string): AppResource[] {
    return this.resolvers.flatMap((resolver) =>
      Object.entries(resolver.stack.template.Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([logicalId, { Properties = {} }]) => {
          const { name, arn } = resolver.named(logicalId);
          return { logicalId, type, name, arn, properties: resolver.resolve(Properties) as Record<string, unknown> };
        }),
    );
  }

  /** The functions that can be run here, by name. */
  public functions(services?: AppServices): Record<string, LocalFunction> {
    const place = { region: this.region, endpoints: services?.environment ?? {} };
    return Object.fromEntries(this.found.filter(isRunnable).map((facts) => [facts.name, localFunction(facts, place)]));
  }

  private find(name?: string): MachineFacts {
    if (this.machines.length === 0) throw new Error('The source has no state machine.');
    const wanted = name ?? this.chosen;
    const names = this.machines.map((machine) => machine.name);
    if (wanted === undefined) {
      if (this.machines.length === 1) return this.machines[0]!;
      throw new Error(`The source has ${names.length} state machines, say which one: ${names.join(', ')}.`);
    }
    const found = this.machines.filter((machine) => answersTo(machine, wanted));
    if (found.length === 1) return found[0]!;
    throw new Error(
      found.length === 0
        ? `The source has no state machine ${wanted}.${nearestName(wanted, names)} It has: ${names.join(', ')}.`
        : `${wanted} may be any of ${found.map((machine) => machine.name).join(', ')}.`,
    );
  }

  private plainMachine(definition: object): MachineFacts {
    const name = 'StateMachine';
    const { region, account } = this;
    const arn = `arn:aws:states:${region}:${account}:stateMachine:${name}`;
    return { logicalId: name, name, arn, type: 'STANDARD', definition };
  }

  private exported(name: string): unknown {
    for (const resolver of this.resolvers) {
      for (const { Value, Export } of Object.values(resolver.stack.template.Outputs ?? {})) {
        if (Export !== undefined && resolver.resolve(Export.Name) === name) return resolver.resolve(Value);
      }
    }
    throw new Error(`No stack of the source exports ${name}.`);
  }
}

/**
 * Reads the state machines of a CDK construct, a template, a `cdk.out` folder, or a definition in the States Language.
 *
 * @example
 * import { readApp } from '@sfn-tasks/local';
 *
 * console.log(readApp('cdk.out').machines.map((machine) => machine.name));
 */
export function readApp(source: AppSource, options?: AppOptions): LocalApp {
  return new LocalApp(source, options);
}

/** Logical IDs are made of the construct path and a hash, so that either is told by the other. */
function answersTo({ logicalId, name, arn }: MachineFacts, wanted: string): boolean {
  if ([logicalId, name, arn].includes(wanted)) return true;
  const path = wanted.replace(/[^A-Za-z0-9]/g, '');
  return logicalId.slice(0, -8) === path;
}
