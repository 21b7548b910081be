import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';

const QUIET = { type: 'stdout', format: 'pretty', level: 'fatal' };

/** A package registry of this process alone. */
export interface Registry {
  readonly url: string;
  /** What programs get that use it: a user configuration and a cache below its folder, and nothing of the person who runs them. */
  readonly environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Starts an empty registry that knows no other, on a free port of this machine; it keeps everything in `folder`. */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const configuration = {
    self_path: join(folder, 'verdaccio.json'),
    configPath: join(folder, 'verdaccio.json'),
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'users') } },
    uplinks: {},
    packages: { '**': { access: '$all', publish: '$all', unpublish: '$all' } },
    max_body_size: '200mb',
    web: { enable: false },
    // Under both names: the server reads one, its plugins the other.
    log: QUIET,
    logs: QUIET,
  };
  const server: Server = await runServer(configuration as any);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const userConfiguration = join(folder, 'npmrc');
  writeFileSync(
    userConfiguration,
    [
      `registry=http://${address}/`,
      `//${address}/:_authToken=rehearsal`,
      `cache=${join(folder, 'cache')}`,
      'audit=false',
      'fund=false',
      'update-notifier=false',
      '',
    ].join('\n'),
  );
  return {
    url: `http://${address}/`,
    environment: { ...withoutNpm(process.env), NPM_CONFIG_USERCONFIG: userConfiguration, NODE_OPTIONS: '' },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A script runner hands its own configuration on in variables that would win over the user configuration. */
function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(npm|pnpm)_/i.test(name)));
}
