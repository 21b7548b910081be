import { lookUps } from '../look-up';

/** A client of the AWS SDK for JavaScript. */
export interface SdkClient {
  send(command: unknown): Promise<Record<string, unknown>>;
  destroy(): void;
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
}

type Exports = Readonly<Record<string, any>>;

/** The module of a client: the one of the project that runs this, or else one that stands beside this package. */
export function loadSdk(client: string): Exports {
  const found = findSdk(client);
  if (found) return found;
  throw new Error(
    `Tasks of this workflow call ${client}, whose client is not installed: npm install --save-dev ${moduleOf(client)}`,
  );
}

/** The module of a client, or undefined where it is not installed. */
export function findSdk(client: string): Exports | undefined {
  const name = moduleOf(client);
  for (const load of lookUps()) {
    try {
      load.resolve(name);
    } catch {
      continue;
    }
    return load(name) as Exports;
  }
  return undefined;
}

function moduleOf(client: string): string {
  return `@aws-sdk/client-${client}`;
}

/** Makes the client of a module. */
export function makeClient(sdk: Exports, options: object): SdkClient {
  const name = Object.keys(sdk).find((key) => key.endsWith('Client') && key !== '__Client');
  return new sdk[name!](options) as SdkClient;
}

/** The command of an operation, whose name may differ in the case of an acronym. */
export function findCommand(
  sdk: Exports,
  operation: string,
): (new (input: unknown) => { schema?: unknown }) | undefined {
  const wanted = `${operation}Command`.toLowerCase();
  const name = Object.keys(sdk).find((key) => key.toLowerCase() === wanted && !key.startsWith('$'));
  return name === undefined ? undefined : sdk[name];
}
