import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sourceFilesAt } from './project-files';
import { type FileReport, report } from './report';
import { rewrite } from './rewrite';

const USAGE = `Usage: npx @sfn-tasks/codemod [--dry-run] [--core] [path]...

Moves the imports of aws-cdk-lib/aws-stepfunctions-tasks in the TypeScript and JavaScript files at the paths
(files or folders; this folder by default) to the packages of sfn-tasks, and says what it left as it was.

  --dry-run  tell, and write nothing
  --core     move JsonPath and TaskInput to @sfn-tasks/core too`;

const INSTALL: Readonly<Record<string, string>> = {
  'pnpm-lock.yaml': 'pnpm add',
  'yarn.lock': 'yarn add',
  'bun.lock': 'bun add',
};

/** Runs the command line and prints; returns the exit code. */
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
  const lockFile = Object.keys(INSTALL).find((name) => existsSync(name));
  print(report(files, lockFile === undefined ? 'npm install' : INSTALL[lockFile]!, isDryRun));
  return 0;
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
