import type { Result } from '../contract';
import type { HistoryEvent } from '../history/history-event';
import { traceLines } from '../trace';
import { type RunArguments, readArguments, USAGE } from './arguments';
import { runCommand } from './run-command';
import { runMachine } from './run-machine';
import { serveUntilStopped } from './serve-until-stopped';

/** Where the command writes. */
export interface Terminal {
  /**
   * Whether a line can be written over.
   * @default false
   */
  readonly isTTY?: boolean;
  /** Writes text. */
  write(text: string): unknown;
}

/**
 * Runs the command line of this package; returns the exit code.
 *
 * @param args what follows the name of the command
 * @param out where results go; standard output by default
 * @param err where all else goes; standard error by default
 * @param stopped ends `serve` as a signal of the terminal does
 *
 * @example
 * import { main } from '@sfn-tasks/local';
 *
 * process.exitCode = await main(['run', 'cdk.out', '--machine', 'Orders', '--input', '{}']);
 */
export async function main(
  args: readonly string[],
  out: Terminal = process.stdout,
  err: Terminal = process.stderr,
  stopped?: AbortSignal,
): Promise<number> {
  if (args[0] === 'serve') return serveUntilStopped(args.slice(1), out, err, stopped);
  const run = async (read: RunArguments) => {
    const result = await runShowingProgress(read, err);
    out.write(read.json ? `${JSON.stringify(result, undefined, 2)}\n` : `${traceLines(result.events).join('\n')}\n`);
    err.write(`${ending(result)}\n`);
    return result.status === 'SUCCEEDED' ? 0 : 1;
  };
  return runCommand({ usage: USAGE, read: () => readArguments(args), run }, out, err);
}

async function runShowingProgress(args: RunArguments, err: Terminal): Promise<Result> {
  const progress = progressLine(err);
  try {
    return await runMachine(args, { note: (text) => err.write(`${text}\n`), event: progress.event });
  } finally {
    progress.clear();
  }
}

function ending({ status, error, cause, events }: Result): string {
  const said = [error, cause].filter(Boolean).join(': ');
  return `${status} after ${events.length} events${said === '' ? '' : `: ${said}`}`;
}

/** One line that is written over while the execution runs, on a terminal. */
function progressLine(err: Terminal): { event: (event: HistoryEvent) => void; clear: () => void } {
  let shown = 0;
  const event = (latest: HistoryEvent): void => {
    const now = Date.now();
    // A workflow without waits has more events than a terminal can show.
    if (!err.isTTY || now - shown < 50) return;
    shown = now;
    err.write(`\r\u001b[2K${latest.id} events, ${latest.type}`);
  };
  return { event, clear: () => (shown > 0 ? void err.write('\r\u001b[2K') : undefined) };
}
