import type { Terminal } from './main';

/** A command of this package: how its arguments are read, and what it does with them. */
interface Command<Arguments> {
  readonly usage: string;
  /** Reads the arguments; nothing where they ask for the usage. Throws what is wrong with them. */
  read(): Arguments | undefined;
  /** Does the work and returns the exit code. Throws what could not be done. */
  run(args: Arguments): Promise<number>;
}

/** Runs a command and returns the exit code: 2 where its arguments are wrong or it could not be done, with the reason on `err`. */
export async function runCommand<Arguments>(
  { usage, read, run }: Command<Arguments>,
  out: Terminal,
  err: Terminal,
): Promise<number> {
  let args: Arguments | undefined;
  try {
    args = read();
  } catch (error) {
    err.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (args === undefined) {
    out.write(usage);
    return 0;
  }
  try {
    return await run(args);
  } catch (error) {
    err.write(`${(error as Error).message}\n`);
    return 2;
  }
}
