import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createService } from './create-service';
import { UsageError } from './names';

const USAGE = 'Usage: pnpm new-service <name> --api <service>:<api> [--api …]';

try {
  const { values, positionals } = parseArgs({
    // What pnpm hands on may begin with the `--` that separated it from pnpm's own options.
    args: process.argv.slice(process.argv[2] === '--' ? 3 : 2),
    allowPositionals: true,
    options: { api: { type: 'string', multiple: true } },
  });
  if (positionals.length > 1) throw new UsageError(`One package at a time; found ${positionals.join(' and ')}.`);
  const { written, kept } = createService(join(__dirname, '../../..'), positionals[0], values.api ?? []);
  for (const path of written) console.log(`wrote  ${path}`);
  for (const path of kept) console.log(`kept   ${path}, which is not as a new package has it`);
  console.log(
    written.length === 0 ? 'nothing to do' : '\nNow run pnpm install, so that the package finds what it depends on.',
  );
} catch (error) {
  const code = (error as { code?: unknown }).code;
  if (!(error instanceof UsageError) && !String(code).startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}
