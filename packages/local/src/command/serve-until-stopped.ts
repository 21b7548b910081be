import type { Terminal } from './main';
import { runCommand } from './run-command';
import { readServeArguments, SERVE_USAGE, type ServeArguments, serveMachines } from './serve-machines';

/** Clients need telling: a name that resolves by itself cannot be had with the prefix. */
const HOST_PREFIX =
  'For StartSyncExecution and TestState, clients put "sync-" before the host: AWS_DISABLE_HOST_PREFIX_INJECTION=true keeps the AWS CLI and ' +
  'boto3 from it, disableHostPrefix: true the SDK for JavaScript.';

/** Serves until the process is asked to end, or `stopped` aborts; returns the exit code. */
export function serveUntilStopped(
  args: readonly string[],
  out: Terminal,
  err: Terminal,
  stopped?: AbortSignal,
): Promise<number> {
  const run = async (read: ServeArguments) => {
    const server = await serveMachines(read, (text) => err.write(`${text}\n`));
    out.write(`Step Functions at ${server.url}\n${HOST_PREFIX}\n`);
    await asked(stopped);
    await server.stop();
    return 0;
  };
  return runCommand({ usage: SERVE_USAGE, read: () => readServeArguments(args), run }, out, err);
}

function asked(stopped: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const end = (): void => {
      // A second signal ends the process at once.
      for (const signal of signals) process.off(signal, end);
      resolve();
    };
    for (const signal of signals) process.on(signal, end);
    if (stopped?.aborted) end();
    stopped?.addEventListener('abort', end);
  });
}
