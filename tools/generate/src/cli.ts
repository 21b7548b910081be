import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate';

const USAGE = `Usage: pnpm generate [--check] [--package <name>]... [--models <folder>]

Writes src/api.generated.ts of each package whose package.json names APIs in sfnTasks.apis, the tables that packages ask for, and the table of packages in README.md. Removes generated files that nothing asks for any more.

  --check           write nothing; fail when a file is not what generation yields, or is there and should not be
  --package <name>  only this package, such as sqs or @sfn-tasks/sqs; may be repeated
  --models <folder> read the AWS API models (.json or .json.gz, botocore's service-2 format) from this folder
`;

/** Runs the command line; returns the exit code. */
export function main(args: readonly string[], root = join(__dirname, '..', '..', '..')): number {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 1;
  }
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { changed, unchanged, stray, problems } = generate({
    root,
    check: values.check,
    packages: values.package,
    models: values.models,
  });
  if (problems.length > 0) {
    console.error(
      [...problems, `${problems.length} problem${problems.length === 1 ? '' : 's'}; nothing is written.`].join('\n'),
    );
    return 1;
  }
  const removed = stray.map((file) => `${file} (nothing asks for it)`);
  if (values.check && changed.length + removed.length > 0) {
    console.error(
      [...changed, ...removed, 'These files are not what `pnpm generate` yields: run it and commit the result.'].join(
        '\n',
      ),
    );
    return 1;
  }
  for (const file of changed) console.log(`wrote ${file}`);
  for (const file of removed) console.log(`removed ${file}`);
  console.log(`${changed.length} changed, ${stray.length} removed, ${unchanged.length} up to date`);
  return 0;
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: args.filter((argument) => argument !== '--'),
    options: {
      check: { type: 'boolean' },
      package: { type: 'string', multiple: true },
      models: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
