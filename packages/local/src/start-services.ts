import { type AwsServicesOptions, awsServices, clientOptions } from './aws/aws-services';
import { findCommand, loadSdk, makeClient } from './aws/load-client';
import { type EmbeddedService, neededServices } from './embedded/embedded-services';
import { requestFor, whyNot } from './embedded/resource-requests';
import { type Emulators, startEmulators } from './embedded/start-emulators';
import type { AppServices, LocalApp } from './local-app';

/** AWS services that run here, with the resources of an app. */
export interface LocalServices extends AppServices, AsyncDisposable {
  /** The endpoint of each by the name of its client: `dynamodb`, `sqs`, `sns`, `s3`. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Resources that could not be made here, each as a sentence. */
  readonly notes: readonly string[];
  /** What a client of the AWS SDK is made with to reach a service. */
  client(name: string): object;
  /** Stops them; what is in them is gone. */
  stop(): Promise<void>;
}

/**
 * Starts the services that an app works on, on 127.0.0.1 at free ports, and makes the app's tables, queues, topics and buckets in them.
 *
 * DynamoDB needs the npm package `dynalite`, and SQS, SNS and S3 need `fauxqs`; the AWS SDK's clients of the services must be there, too.
 *
 * @example
 * import { readApp, simulate, startServices } from '@sfn-tasks/local';
 *
 * const app = readApp('cdk.out');
 * const services = await startServices(app);
 * try {
 *   await simulate({ ...app.machine('Orders', services), input: { orderId: '1' } });
 * } finally {
 *   await services.stop();
 * }
 */
export async function startServices(app: LocalApp): Promise<LocalServices> {
  const needed = neededServices(app);
  const emulators = await startEmulators([...new Set(needed.map(({ emulator }) => emulator))], app.region);
  try {
    return await makeServices(app, needed, emulators);
  } catch (error) {
    await emulators.stop();
    throw error;
  }
}

async function makeServices(
  app: LocalApp,
  needed: readonly EmbeddedService[],
  { endpoints: running, stop }: Emulators,
): Promise<LocalServices> {
  const endpoints = Object.fromEntries(needed.map(({ client, emulator }) => [client, running[emulator]!]));
  const options: AwsServicesOptions = { endpoint: endpoints, region: app.region };
  const notes = await makeResources(app, needed, options);
  return {
    endpoints,
    notes,
    environment: Object.fromEntries(
      Object.entries(endpoints).map(([client, url]) => [`AWS_ENDPOINT_URL_${client.toUpperCase()}`, url]),
    ),
    tasks: [awsServices(options)],
    client: (name) => clientOptions(options, name),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Makes the resources, those that others name first; returns what could not be made. */
async function makeResources(
  app: LocalApp,
  needed: readonly EmbeddedService[],
  options: AwsServicesOptions,
): Promise<string[]> {
  const notes: string[] = [];
  for (const { client, types } of needed) {
    const resources = types.flatMap((type) => app.resources(type));
    if (resources.length === 0) continue;
    const sdk = loadSdk(client);
    const sender = makeClient(sdk, clientOptions(options, client));
    try {
      for (const resource of resources) {
        const { operation, parameters } = requestFor(resource);
        const Command = findCommand(sdk, operation)!;
        const reason = whyNot(resource) ?? (await problemOf(sender.send(new Command(parameters))));
        if (reason !== undefined) notes.push(`${resource.logicalId} (${resource.type}) is not there: ${reason}.`);
      }
    } finally {
      sender.destroy();
    }
  }
  return notes;
}

async function problemOf(answer: Promise<unknown>): Promise<string | undefined> {
  return answer.then(
    () => undefined,
    (error: Error) => error.message.replace(/\.$/, ''),
  );
}
