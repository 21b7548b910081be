import type { Terminal } from './main';
import { readServeArguments, SERVE_USAGE, type ServeArguments, serveMachines } from './serve-machines';

/** Serves until the process is asked to end, or `stopped` aborts; returns the exit code. */
export async function serveUntilStopped(
  args: readonly string[],
  out: Terminal,
  err: Terminal,
  stopped?: AbortSignal,
): Promise<number> {
  let read: ServeArguments | undefined;
  try {
    read = readServeArguments(args);
  } catch (error) {
    err.write(`${(error as Error).message}\n\n${SERVE_USAGE}`);
    return 2;
  }
  if (read === undefined) {
    out.write(SERVE_USAGE);
    return 0;
  }
  try {
    const server = await serveMachines(read, (text) => err.write(`${text}\n`));
    out.write(`Step Functions at ${server.url}\n`);
    await asked(stopped);
    await server.stop();
    return 0;
  } catch (error) {
    err.write(`${(error as Error).message}\n`);
    return 2;
  }
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
