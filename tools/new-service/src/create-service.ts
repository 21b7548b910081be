import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate, readGeneratedApi } from './generated-api';
import { manifestFor } from './manifest';
import { type ApiName, checkPackageName, parseApi, UsageError } from './names';
import { changelogText, fileNameOf, indexSource, readmeText, taskSource, testSource } from './templates';

/** What the command did, as paths from the root of the workspace. */
export interface Outcome {
  readonly written: readonly string[];
  /** Files that were there with other content than a new package has, and stay so. */
  readonly kept: readonly string[];
}

/** Byte-identical in all packages. */
const SHARED_FILES = ['tsconfig.json', 'tsup.config.ts', 'jest.config.cjs'];

/** Writes the package of a service; what exists stays as it is. */
export function createService(
  workspaceFolder: string,
  name: string | undefined,
  identifiers: readonly string[],
): Outcome {
  checkPackageName(name);
  const apis = [...new Set(identifiers)].map(parseApi);
  if (apis.length === 0)
    throw new UsageError('Name at least one API: --api service:api, such as --api sqs:sendMessage.');
  const folder = `packages/${name}`;
  const model = modelFor(workspaceFolder, name);
  checkIsService(workspaceFolder, folder);

  const isNew = !existsSync(join(workspaceFolder, folder));
  const files = new Files(workspaceFolder, folder);
  const modelText = (file: string) => readFileSync(join(workspaceFolder, model, file), 'utf8');
  try {
    files.add('package.json', manifestFor(modelText('package.json'), name, apis));
    for (const file of SHARED_FILES) files.add(file, modelText(file));
    if (generate(workspaceFolder, name)) files.written.push(`${folder}/src/api.generated.ts`);
    addTasks(files, workspaceFolder, name, apis);
  } catch (error) {
    if (isNew) rmSync(join(workspaceFolder, folder), { recursive: true, force: true });
    throw error;
  }
  return files;
}

function addTasks(files: Files, workspaceFolder: string, packageName: string, apis: readonly ApiName[]): void {
  const tasks = apis.map((api) => ({
    packageName,
    api,
    generated: readGeneratedApi(workspaceFolder, packageName, api.name),
  }));
  files.add('src/index.ts', indexSource(tasks));
  for (const task of tasks) {
    files.add(`src/${fileNameOf(task)}.ts`, taskSource(task));
    files.add(`test/${fileNameOf(task)}.test.ts`, testSource(task));
  }
  files.add('README.md', readmeText(packageName, tasks));
  files.add('CHANGELOG.md', changelogText(packageName));
}

/** The service package that needs the least besides what all need. */
function modelFor(workspaceFolder: string, name: string): string {
  const candidates = readdirSync(join(workspaceFolder, 'packages'))
    .filter((other) => other !== name && existsSync(join(workspaceFolder, 'packages', other, 'package.json')))
    .map((other) => ({ folder: `packages/${other}`, manifest: manifestIn(workspaceFolder, `packages/${other}`) }))
    .filter(({ manifest }) => isService(manifest))
    .sort((left, right) => sizeOf(left.manifest) - sizeOf(right.manifest) || left.folder.localeCompare(right.folder));
  if (candidates[0] === undefined) throw new UsageError('There is no service package to take the configuration from.');
  return candidates[0].folder;
}

interface Manifest {
  readonly devDependencies?: object;
  readonly sfnTasks?: { readonly apis?: readonly string[]; readonly service?: boolean };
}

function manifestIn(workspaceFolder: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(workspaceFolder, folder, 'package.json'), 'utf8'));
}

function isService({ sfnTasks }: Manifest): boolean {
  return sfnTasks?.service === true || (sfnTasks?.apis?.length ?? 0) > 0;
}

function sizeOf({ devDependencies = {} }: Manifest): number {
  return Object.keys(devDependencies).length;
}

function checkIsService(workspaceFolder: string, folder: string): void {
  if (!existsSync(join(workspaceFolder, folder, 'package.json'))) return;
  if (isService(manifestIn(workspaceFolder, folder))) return;
  throw new UsageError(`${folder} exists and is no service package: choose another name.`);
}

/** The files of one package: written where they are missing, compared where they are not. */
class Files implements Outcome {
  readonly written: string[] = [];
  readonly kept: string[] = [];

  constructor(
    private readonly workspaceFolder: string,
    private readonly folder: string,
  ) {}

  add(file: string, content: string): void {
    const path = join(this.folder, file);
    const target = join(this.workspaceFolder, path);
    const formatted = this.format(path, content);
    if (!existsSync(target)) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, formatted);
      this.written.push(path);
    } else if (readFileSync(target, 'utf8') !== formatted) {
      this.kept.push(path);
    }
  }

  /** As the formatter of the workspace has it, so that a new package passes the lint. */
  private format(path: string, content: string): string {
    if (!/\.(ts|cjs|json)$/.test(path)) return content;
    const { status, stdout, stderr } = spawnSync(
      join(this.workspaceFolder, 'node_modules/.bin/biome'),
      ['check', '--write', `--stdin-file-path=${path}`],
      { cwd: this.workspaceFolder, encoding: 'utf8', input: content },
    );
    if (status !== 0) throw new Error(`${path} cannot be formatted: ${stderr}`);
    return stdout;
  }
}
