import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shape, Shapes } from '../../../packages/core/src/api';
import { UsageError } from './names';

/** What the generator wrote of one API. */
export interface GeneratedApi {
  /** The type of the request, such as `SendMessageRequest`. */
  readonly requestType: string;
  /** The structure of the request in `shapes`. */
  readonly input: string;
  readonly shapes: Shapes;
}

type Structure = Extract<Shape, { type: 'structure' }>;

/** Has the generator write `src/api.generated.ts` of a package, and says whether that changed anything. */
export function generate(workspaceFolder: string, name: string): boolean {
  const path = join(workspaceFolder, 'packages', name, 'src/api.generated.ts');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/generate/src/cli.ts', '--package', name],
    { cwd: workspaceFolder, encoding: 'utf8' },
  );
  if (status !== 0) throw new UsageError((stderr || stdout).trim());
  return readFileSync(path, 'utf8') !== before;
}

/** Reads one API of a package's `src/api.generated.ts`. */
export function readGeneratedApi(workspaceFolder: string, name: string, api: string): GeneratedApi {
  const path = join(workspaceFolder, 'packages', name, 'src/api.generated.ts');
  const requestType = new RegExp(`export const ${api}: Api<(\\w+)>`).exec(readFileSync(path, 'utf8'))?.[1];
  const record: { readonly input: string; readonly shapes: Shapes } | undefined = require(path)[api];
  if (requestType === undefined || record === undefined) {
    throw new UsageError(
      `packages/${name}/package.json does not list the API ${api}: add it to sfnTasks.apis and run the command again.`,
    );
  }
  return { requestType, input: record.input, shapes: record.shapes };
}

/** The structure of the request. */
export function requestOf({ input, shapes }: GeneratedApi): Structure {
  return shapes[input] as Structure;
}
