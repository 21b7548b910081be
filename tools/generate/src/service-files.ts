import type { Shape } from '../../../packages/core/src/api';
import sdkServices from '../data/sdk-services.json';
import type { Catalogue } from './catalogue';
import { isTransient } from './errors';
import { overrideProblems, reviewedServices } from './iam-overrides';
import type { Model, ModelFolder } from './model';
import { sdkMemberName } from './names';
import { type OperationPermissions, permissionsOf } from './permissions';

/** What one service's file holds; the package `aws-sdk` reads it. */
export interface ServiceFile {
  readonly operations: Readonly<Record<string, OperationPermissions & { readonly input: string }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Members that the API spells otherwise than Step Functions. */
  readonly names: Readonly<Record<string, string>>;
  /** The errors that the operations may raise, as the API names them. */
  readonly errors: readonly string[];
  /** Those that pass on their own. */
  readonly transient: readonly string[];
}

interface SdkService {
  readonly model: string | null;
  readonly iam?: string | null;
}

/** The services whose operations are known, each with its file: AWS SDK integrations by their segment, other clients by their name. */
export function serviceFiles(catalogue: Catalogue, models: ModelFolder, problems: string[]): Map<string, ServiceFile> {
  const services: Readonly<Record<string, SdkService>> = sdkServices.services;
  for (const name of reviewedServices()) {
    if (services[name] === undefined) problems.push(`iam-overrides.json: there is no service ${name}.`);
  }
  const known = [...Object.entries(services), ...otherClients(models)];
  return new Map(
    known.flatMap(([name, { model, iam = name }]): [string, ServiceFile][] =>
      // AWS has withdrawn the models of a few services whose integrations are still listed.
      model === null || !models.names.has(model)
        ? []
        : [[name, new ServiceBuilder(name, model, iam, catalogue, models.model(model), problems).file()]],
    ),
  );
}

/** Clients of services without an integration, whose model is found by the id that the client is named after. */
function otherClients(models: ModelFolder): [string, SdkService][] {
  const integrated = new Set(Object.values(sdkServices.services).map(({ model }) => model));
  const byClient = new Map(
    [...models.names]
      .filter((name) => !integrated.has(name))
      .map((name) => [models.model(name).metadata?.serviceId?.toLowerCase().replaceAll(' ', '-'), name]),
  );
  return Object.entries(sdkServices.otherClients).map(([client, iam]) => [
    client,
    { model: byClient.get(client) ?? null, iam },
  ]);
}

class ServiceBuilder {
  private readonly shapes = new Map<string, Shape>();

  constructor(
    private readonly service: string,
    private readonly modelName: string,
    private readonly prefix: string | null,
    private readonly catalogue: Catalogue,
    private readonly model: Model,
    private readonly problems: string[],
  ) {}

  public file(): ServiceFile {
    this.problems.push(...overrideProblems(this.service, this.prefix));
    const names = Object.keys(this.model.operations).sort();
    const operations = Object.fromEntries(names.map((name) => [name, this.operation(name)]));
    const shapes = Object.fromEntries([...this.shapes].sort(([left], [right]) => (left < right ? -1 : 1)));
    const members = Object.values(this.model.shapes).flatMap((shape) => Object.keys(shape.members ?? {}));
    const raised = Object.values(this.model.operations).flatMap(({ errors = [] }) => errors.map(({ shape }) => shape));
    const errors = [...new Set(raised)].sort();
    return {
      operations,
      shapes,
      names: otherNames(this.modelName, members, this.shapes),
      errors,
      transient: errors.filter((error) => isTransient(error, this.model)),
    };
  }

  private operation(name: string) {
    const api = this.catalogue.operation(`aws-sdk:${this.service}`, this.modelName, name);
    for (const [key, shape] of api.shapes) this.add(key, key === api.input ? withJsonBodies(shape) : shape);
    const operation = this.model.operations[name]!;
    const { service: segment, prefix, model } = this;
    return { input: api.input, ...permissionsOf({ segment, prefix, name, operation, api, model }) };
  }

  private add(key: string, shape: Shape): void {
    const found = this.shapes.get(key);
    if (found !== undefined && JSON.stringify(found) !== JSON.stringify(shape)) {
      this.problems.push(`aws-sdk:${this.service}: two shapes are called ${key}.`);
    }
    this.shapes.set(key, shape);
  }
}

/** A body of bytes takes JSON too, which Step Functions writes as text. */
function withJsonBodies(shape: Shape): Shape {
  if (shape.type !== 'structure') return shape;
  const members = Object.entries(shape.members).map(([name, to]) => [name, to === 'blob' ? 'document' : to]);
  return { ...shape, members: Object.fromEntries(members) };
}

function otherNames(
  model: string,
  members: readonly string[],
  shapes: ReadonlyMap<string, Shape>,
): Record<string, string> {
  const used = new Set(
    [...shapes.values()].flatMap((shape) => (shape.type === 'structure' ? Object.keys(shape.members) : [])),
  );
  const pairs = members
    .map((member) => [sdkMemberName(model, member), member] as const)
    .filter(([name, member]) => name !== member && used.has(name));
  return Object.fromEntries([...new Map(pairs)].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The text of a service's file: JSON with one operation or shape a line, so that a difference can be read. */
export function serviceText({ operations, shapes, names, errors, transient }: ServiceFile): string {
  const lines = (record: object): string =>
    Object.entries(record)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{"operations":{\n${lines(operations)}\n},"shapes":{\n${lines(shapes)}\n},"names":${JSON.stringify(names)},\n"errors":${JSON.stringify(errors)},\n"transient":${JSON.stringify(transient)}}\n`;
}
