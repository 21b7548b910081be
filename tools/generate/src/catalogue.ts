import { join } from 'node:path';
import { closest } from '../../../packages/core/src/errors';
import sdkServices from '../data/sdk-services.json';
import { type AssembledApi, assemble } from './assemble';
import type { Model, ModelFolder } from './model';
import { lowerFirst, optimisedMemberName, sdkMemberName, upperFirst } from './names';
import { type Overlay, type OverlayErrors, readOverlays } from './overlay';

const SDK = 'aws-sdk:';

interface SdkService {
  readonly model: string | null;
  readonly prefix?: string;
  readonly unsupported?: readonly string[];
}

/** An API that cannot be generated: the message says which one, why, and what comes close. */
export class UnknownApi extends Error {}

/** All APIs that Step Functions can call, from the AWS API models and the overlays. */
export class Catalogue {
  private readonly overlays: ReadonlyMap<string, Overlay>;
  private readonly memberNamesOf = new Map<string, (name: string) => string>();
  private readonly sdkServices: Readonly<Record<string, SdkService>> = sdkServices.services;

  constructor(
    private readonly models: ModelFolder,
    overlayFolder = join(__dirname, '..', 'overlays'),
  ) {
    this.overlays = readOverlays(overlayFolder);
  }

  /** The identifiers of all optimised APIs, such as `sqs:sendMessage`. */
  optimised(): string[] {
    return [...this.overlays.values()].flatMap(({ service, apis }) =>
      Object.keys(apis).map((name) => `${service}:${name}`),
    );
  }

  /** The API of an identifier such as `sqs:sendMessage` or `aws-sdk:glue:startCrawler`. */
  api(identifier: string): AssembledApi {
    const separator = identifier.lastIndexOf(':');
    const service = identifier.slice(0, separator);
    const name = identifier.slice(separator + 1);
    if (separator < 1 || name === '') {
      throw new UnknownApi(
        `${identifier}: write an API as service:api, such as sqs:sendMessage or aws-sdk:glue:startCrawler.`,
      );
    }
    return service.startsWith(SDK) ? this.sdkApi(service, name) : this.optimisedApi(service, name);
  }

  private sdkApi(service: string, name: string): AssembledApi {
    const segment = service.slice(SDK.length);
    const entry = this.sdkServices[segment];
    const identifier = `${service}:${name}`;
    if (entry === undefined) {
      throw new UnknownApi(
        `${identifier}: Step Functions has no AWS SDK integration ${segment}.${closest(segment, Object.keys(this.sdkServices))}`,
      );
    }
    const model = this.modelOf(identifier, entry.model);
    const operations = Object.keys(model.operations).filter((operation) => !entry.unsupported?.includes(operation));
    const operation = operations.find((candidate) => lowerFirst(candidate) === name);
    if (operation === undefined) {
      const refused = entry.unsupported?.map(lowerFirst).includes(name);
      throw new UnknownApi(
        refused
          ? `${identifier}: Step Functions does not support this API of ${segment}.`
          : `${identifier}: ${segment} has no API ${name}.${closest(name, operations.map(lowerFirst))}`,
      );
    }
    return this.operation(service, entry.model!, operation);
  }

  /** An operation of a model as an AWS SDK integration takes it, whether or not there is one. */
  operation(service: string, modelName: string, operation: string): AssembledApi {
    const model = this.models.model(modelName);
    const segment = service.slice(SDK.length);
    return assemble({
      service,
      name: lowerFirst(operation),
      model,
      entry: { operation },
      errors: sdkErrorsOf(segment, this.sdkServices[segment]),
      memberName: this.memberNames(modelName),
    });
  }

  /** One function for each model, by which what is converted can be kept. */
  private memberNames(model: string): (name: string) => string {
    const found = this.memberNamesOf.get(model) ?? ((name: string) => sdkMemberName(model, name));
    this.memberNamesOf.set(model, found);
    return found;
  }

  private optimisedApi(service: string, name: string): AssembledApi {
    const overlay = this.overlays.get(service);
    const identifier = `${service}:${name}`;
    if (overlay === undefined) {
      const sdk = this.sdkServices[service] === undefined ? '' : ` Did you mean ${SDK}${identifier}?`;
      throw new UnknownApi(
        `${identifier}: Step Functions has no optimised integration ${service}.${sdk || closest(service, [...this.overlays.keys()])}`,
      );
    }
    const entry = overlay.apis[name];
    if (entry === undefined) {
      throw new UnknownApi(
        `${identifier}: the optimised integration ${service} has no API ${name}.${closest(name, Object.keys(overlay.apis))}`,
      );
    }
    const modelName = entry.model ?? overlay.model;
    const model = modelName === undefined ? undefined : this.modelOf(identifier, modelName);
    const operation = entry.operation ?? (entry.request === undefined ? upperFirst(name) : undefined);
    return assemble({
      service,
      name,
      model,
      entry: { ...entry, operation },
      errors: overlay.confirmedErrors,
      memberName: optimisedMemberName,
    });
  }

  private modelOf(identifier: string, name: string | null): Model {
    if (name === null) throw new UnknownApi(`${identifier}: AWS publishes no API model of this service.`);
    if (!this.models.names.has(name)) {
      throw new UnknownApi(`${identifier}: the model folder has no ${name}.${closest(name, [...this.models.names])}`);
    }
    return this.models.model(name);
  }
}

/** AWS documents the prefix of every AWS SDK integration; the table leaves out those that are the segment with a capital. */
function sdkErrorsOf(segment: string, service: SdkService | undefined): OverlayErrors | undefined {
  if (service === undefined) return undefined;
  const { prefix = upperFirst(segment) } = service;
  return { constant: `${prefix}SdkErrors`, prefix, modelled: true, isSdk: true, source: sdkServices.source };
}
