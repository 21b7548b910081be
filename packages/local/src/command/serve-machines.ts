import { awsServices } from '../aws/aws-services';
import type { AppServices, LocalApp } from '../local-app';
import { readApp } from '../local-app';
import type { MockConfigFile } from '../mocks/mock-config-file';
import { unusedMocks } from '../mocks/unused-mocks';
import type { LocalServer, ServeOptions } from '../serve/contract';
import { serve } from '../serve/serve';
import { type LocalServices, startServices } from '../start-services';
import { readMockFile } from './read-files';
import { checkEndpoint, readOptions } from './read-options';

/** How the command `serve` is used. */
export const SERVE_USAGE = `Usage: sfn-tasks-local serve [cdk.out | template | definition] [options]

Serves the API of Step Functions on 127.0.0.1, with the state machines of the source if one is named.

  --port <number>       the port, 8083 by default; 0 takes one that is free
  --mocks <file>        mocks by state, { "Charge": { "result": {} } }, or AWS's mock configuration file
  --endpoint <url>      where AWS services are called; by default those that can be embedded are started
  --no-services         start and call no services
  --virtual-time        let waits and backoffs pass at once
`;

/** What to serve, from the command line. */
export interface ServeArguments {
  readonly source?: string;
  readonly port: number;
  readonly mocks?: string;
  readonly endpoint?: string;
  readonly services: boolean;
  readonly virtualTime: boolean;
}

/** The port of AWS's own Step Functions Local. */
const PORT = 8083;

/** Reads what follows `serve`; undefined asks for help. */
export function readServeArguments(args: readonly string[]): ServeArguments | undefined {
  const { values, positionals } = readOptions({
    args: [...args],
    allowPositionals: true,
    options: {
      endpoint: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      mocks: { type: 'string' },
      'no-services': { type: 'boolean' },
      port: { type: 'string' },
      'virtual-time': { type: 'boolean' },
    },
  });
  if (values.help) return undefined;
  const [source, ...rest] = positionals;
  if (rest.length > 0) throw new Error(`Name one source; found ${rest.join(' ')} as well.`);
  if (values.endpoint !== undefined) checkEndpoint(values.endpoint);
  const port = values.port === undefined ? PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port.`);
  return {
    source,
    port,
    mocks: values.mocks,
    endpoint: values.endpoint,
    services: values['no-services'] !== true,
    virtualTime: values['virtual-time'] === true,
  };
}

/** Serves what the command line names; `stop` of the server ends the embedded services, too. */
export async function serveMachines(args: ServeArguments, note: (text: string) => void): Promise<LocalServer> {
  const app = args.source === undefined ? undefined : readApp(args.source);
  for (const reason of app?.unrunnable ?? []) note(reason);
  const mocks = mocksOf(args);
  const unused =
    app && mocks.mocks
      ? unusedMocks(
          mocks.mocks,
          app.machines.map(({ definition }) => definition),
        )
      : [];
  if (unused.length > 0) throw new Error(`${args.mocks}: ${unused.join('; ')}`);
  const options = { port: args.port, app, clock: args.virtualTime ? 'virtual' : 'real', ...mocks } as const;
  if (args.endpoint !== undefined) return serve({ ...options, services: servicesAt(args.endpoint, app) });
  if (!args.services || app === undefined) return serve(options);
  const embedded = await startServices(app);
  for (const text of embedded.notes) note(text);
  return serveWith(embedded, options);
}

async function serveWith(embedded: LocalServices, options: ServeOptions): Promise<LocalServer> {
  try {
    const server = await serve({ ...options, services: embedded });
    const stop = async (): Promise<void> => {
      await server.stop();
      await embedded.stop();
    };
    return { url: server.url, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

function servicesAt(endpoint: string, app: LocalApp | undefined): AppServices {
  return {
    environment: { AWS_ENDPOINT_URL: endpoint },
    tasks: [awsServices({ endpoint, region: app?.region })],
  };
}

function mocksOf({ mocks }: ServeArguments): Pick<ServeOptions, 'mocks' | 'mockConfig'> {
  if (mocks === undefined) return {};
  const content = readMockFile(mocks);
  return 'StateMachines' in content
    ? { mockConfig: content as unknown as MockConfigFile }
    : { mocks: content as ServeOptions['mocks'] };
}
