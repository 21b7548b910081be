import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Api, Shape, Shapes } from '../../../packages/core/src/api';
import { UsageError } from './names';

/** What the generator wrote of one API. */
export interface GeneratedApi {
  /** The constant that is the API, such as `sendMessage`. */
  readonly constant: string;
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
  mkdirSync(dirname(path), { recursive: true });
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/generate/src/cli.ts', '--package', name],
    { cwd: workspaceFolder, encoding: 'utf8' },
  );
  if (status !== 0) throw new UsageError((stderr || stdout).trim());
  return readFileSync(path, 'utf8') !== before;
}

/** Reads one API of a package's `src/api.generated.ts`. */
export function readGeneratedApi(workspaceFolder: string, name: string, identifier: string): GeneratedApi {
  const path = join(workspaceFolder, 'packages', name, 'src/api.generated.ts');
  const records: Readonly<Record<string, Api>> = require(path);
  const found = Object.entries(records).find(([, api]) => `${api.service}:${api.name}` === identifier);
  if (found === undefined) {
    throw new UsageError(
      `packages/${name}/package.json does not list the API ${identifier}: add it to sfnTasks.apis and run the command again.`,
    );
  }
  const [constant, { input, shapes }] = found;
  const requestType = new RegExp(`export const ${constant}: Api<(\\w+)>`).exec(readFileSync(path, 'utf8'))![1]!;
  return { constant, requestType, input, shapes };
}

/** The structure of the request. */
export function requestOf({ input, shapes }: GeneratedApi): Structure {
  return shapes[input] as Structure;
}
