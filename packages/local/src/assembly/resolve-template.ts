import { type NamedResource, nameProperty, nameResource } from './resource-names';
import { isObject, type Place, type StackTemplate } from './template';

/** Puts values in place of the intrinsic functions of one template: names and ARNs as if its stack were deployed. */
export class TemplateResolver {
  private readonly names = new Map<string, NamedResource>();

  constructor(
    readonly stack: StackTemplate,
    private readonly place: Place,
    /** The value of an output that another stack exports. */
    private readonly imported: (name: string) => unknown,
  ) {}

  /** The names of a resource. */
  named(logicalId: string): NamedResource {
    const known = this.names.get(logicalId);
    if (known) return known;
    const resource = this.stack.template.Resources[logicalId];
    if (!resource) throw this.problem(`refers to ${logicalId}, which it has no resource or parameter for`);
    const chosen = this.resolve(resource.Properties?.[nameProperty(resource.Type)]);
    const named = nameResource(this.stack.name, logicalId, resource, chosen, this.place);
    this.names.set(logicalId, named);
    return named;
  }

  /** The value without intrinsic functions. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const [key = ''] = keys;
    if (keys.length === 1 && (key === 'Ref' || key === 'Condition' || key.startsWith('Fn::'))) {
      if (key !== 'Condition' || typeof value[key] === 'string') return this.call(key, value[key]);
    }
    const entries = keys.map((name) => [name, this.resolve(value[name])] as const);
    return Object.fromEntries(entries.filter(([, resolved]) => resolved !== undefined));
  }

  private call(name: string, argument: unknown): unknown {
    if (name === 'Fn::If') {
      const [condition, yes, no] = argument as [string, unknown, unknown];
      return this.resolve(this.condition(condition) ? yes : no);
    }
    if (name === 'Condition') return this.condition(argument as string);
    const given = this.resolve(argument) as any;
    switch (name) {
      case 'Ref':
        return this.ref(given);
      case 'Fn::GetAtt':
        return this.attribute(typeof given === 'string' ? given : given.join('.'));
      case 'Fn::Join':
        return given[1].join(given[0]);
      case 'Fn::Sub':
        return this.substitute(given);
      case 'Fn::Select':
        return given[1][Number(given[0])];
      case 'Fn::Split':
        return given[1].split(given[0]);
      case 'Fn::FindInMap':
        return this.stack.template.Mappings?.[given[0]]?.[given[1]]?.[given[2]] ?? given[3]?.DefaultValue;
      case 'Fn::Base64':
        return Buffer.from(given).toString('base64');
      case 'Fn::ImportValue':
        return this.imported(given);
      case 'Fn::GetAZs':
        return ['a', 'b', 'c'].map((zone) => `${given || this.place.region}${zone}`);
      case 'Fn::Equals':
        return given[0] === given[1];
      case 'Fn::Not':
        return !given[0];
      case 'Fn::And':
        return given.every(Boolean);
      case 'Fn::Or':
        return given.some(Boolean);
      case 'Fn::ToJsonString':
        return JSON.stringify(given);
      case 'Fn::Length':
        return given.length;
      default:
        throw this.problem(`calls ${name}, which is not supported`);
    }
  }

  private condition(name: string): boolean {
    const condition = this.stack.template.Conditions?.[name];
    if (condition === undefined) throw this.problem(`has no condition ${name}`);
    return this.resolve(condition) === true;
  }

  private ref(name: string): unknown {
    if (name.startsWith('AWS::')) return this.pseudoParameter(name);
    const parameter = this.stack.template.Parameters?.[name];
    if (parameter === undefined) return this.named(name).ref;
    const value = this.place.values[name] ?? parameter.Default;
    if (value === undefined) throw this.problem(`needs a value of its parameter ${name}: give it as values.${name}`);
    return value;
  }

  private pseudoParameter(name: string): string | undefined {
    const { region, account } = this.place;
    const stackId = `arn:aws:cloudformation:${region}:${account}:stack/${this.stack.name}/local`;
    const values: Readonly<Record<string, string | undefined>> = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': this.stack.name,
      'AWS::StackId': stackId,
      'AWS::NoValue': undefined,
    };
    if (!(name in values)) throw this.problem(`refers to ${name}, which is not supported`);
    return values[name];
  }

  private attribute(path: string): string {
    const given = this.place.values[path];
    if (given !== undefined) return given;
    const [logicalId = '', ...rest] = path.split('.');
    const attribute = rest.join('.');
    const { arn, attributes } = this.named(logicalId);
    const value = attribute === 'Arn' ? arn : attributes[attribute];
    if (value === undefined) {
      throw this.problem(`needs ${path}, which only a deployment yields: give it as values["${path}"]`);
    }
    return value;
  }

  private substitute(given: string | [string, Record<string, unknown>]): string {
    const [text, variables] = typeof given === 'string' ? [given, {} as Record<string, unknown>] : given;
    return text.replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(variables, name)) return String(variables[name]);
      return String(name.includes('.') ? this.attribute(name) : this.ref(name));
    });
  }

  private problem(what: string): Error {
    return new Error(`The template of ${this.stack.name} ${what}.`);
  }
}
