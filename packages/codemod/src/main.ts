import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sourceFilesAt } from './project-files';
import { type FileReport, report } from './report';
import { rewrite } from './rewrite';

const USAGE = `Usage: npx @sfn-tasks/codemod [--dry-run] [--core] [path]...

Moves the imports of aws-cdk-lib/aws-stepfunctions-tasks in the TypeScript and JavaScript files at the paths
(files or folders; this folder by default) to the packages of sfn-tasks, and says what it left as it was.

  --dry-run  tell, and write nothing
  --core     move JsonPath and TaskInput to @sfn-tasks/core too`;

/** How to install, by the lockfile of the project. */
const INSTALL: Readonly<Record<string, string>> = {
  'package-lock.json': 'npm install',
  'pnpm-lock.yaml': 'pnpm add',
  'yarn.lock': 'yarn add',
  'bun.lock': 'bun add',
};

/**
 * Runs the command line of this package; returns the exit code.
 *
 * @param args what follows the name of the command
 * @param print where what it says goes; standard output by default
 *
 * @example
 * import { main } from '@sfn-tasks/codemod';
 *
 * process.exitCode = main(['--dry-run', 'lib']);
 */
export function main(args: readonly string[], print: (text: string) => void = console.log): number {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    print(`${(error as Error).message}\n\n${USAGE}`);
    return 1;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const paths = positionals.length === 0 ? ['.'] : positionals;
  const absent = paths.filter((path) => !existsSync(path));
  if (absent.length > 0) {
    print(`There is no ${absent.join(', no ')}: name files or folders of the project.\n\n${USAGE}`);
    return 1;
  }
  const isDryRun = values['dry-run'] === true;
  const files = sourceFilesAt(paths).map((path): FileReport => {
    const before = readFileSync(path, 'utf8');
    const result = rewrite(path, before, { core: values.core });
    if (!isDryRun && result.text !== before) writeFileSync(path, result.text);
    return { path, ...result };
  });
  print(report(files, installCommandOf(resolve(paths[0]!)), isDryRun));
  return 0;
}

/** By the nearest lockfile at or above a path: where the command is run does not matter. */
function installCommandOf(path: string): string {
  const lockFile = Object.keys(INSTALL).find((name) => existsSync(join(path, name)));
  if (lockFile !== undefined) return INSTALL[lockFile]!;
  return dirname(path) === path ? 'npm install' : installCommandOf(dirname(path));
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      core: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
