import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A program that failed, with what it said. */
export class ProgramFailed extends Error {}

/** Runs a program in a folder and returns what it prints; the registry of this process goes on serving meanwhile. */
export async function run(
  folder: string,
  environment: NodeJS.ProcessEnv,
  program: string,
  ...args: readonly string[]
): Promise<string> {
  try {
    const { stdout } = await execute(program, args, { cwd: folder, env: environment, maxBuffer: 1 << 27 });
    return stdout.trim();
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new ProgramFailed(`${program} ${args.join(' ')} failed:\n${stdout ?? ''}\n${stderr ?? String(error)}`);
  }
}
