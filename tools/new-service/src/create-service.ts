import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packagesOf, servicePackagesOf, type WorkspacePackage } from '../../checks/src/workspace';
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
  const twice = apis.find((api, index) => apis.findIndex((other) => other.name === api.name) !== index);
  if (twice !== undefined) {
    throw new UsageError(`Two APIs are named ${twice.name}, and so would their classes be: choose one of them.`);
  }
  const folder = `packages/${name}`;
  const model = modelFor(workspaceFolder, name);
  checkIsService(workspaceFolder, name);

  const isNew = !existsSync(join(workspaceFolder, folder));
  const files = new Files(workspaceFolder, folder);
  const modelText = (file: string) => readFileSync(join(workspaceFolder, model, file), 'utf8');
  try {
    files.add('package.json', manifestFor(modelText('package.json'), name, apis));
    for (const file of SHARED_FILES) files.copy(file, modelText(file));
    if (generate(workspaceFolder, name)) files.written.push(`${folder}/src/api.generated.ts`);
    addTasks(files, workspaceFolder, name, apis);
  } catch (error) {
    for (const path of files.written) rmSync(join(workspaceFolder, path));
    if (isNew) rmSync(join(workspaceFolder, folder), { recursive: true, force: true });
    throw error;
  }
  return files;
}

function addTasks(files: Files, workspaceFolder: string, packageName: string, apis: readonly ApiName[]): void {
  const tasks = apis.map((api) => ({
    packageName,
    api,
    generated: readGeneratedApi(workspaceFolder, packageName, api.identifier),
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
  const [model] = servicePackagesOf(workspaceFolder)
    .filter(({ shortName }) => shortName !== name)
    .sort((left, right) => sizeOf(left) - sizeOf(right));
  if (model === undefined) throw new UsageError('There is no service package to take the configuration from.');
  return model.folder;
}

function sizeOf({ manifest }: WorkspacePackage): number {
  return Object.keys(manifest.devDependencies ?? {}).length;
}

function checkIsService(workspaceFolder: string, name: string): void {
  const existing = packagesOf(workspaceFolder).find(({ shortName }) => shortName === name);
  if (existing === undefined || existing.isService) return;
  throw new UsageError(`${existing.folder} exists and is no service package: choose another name.`);
}

/** The files of one package: written where they are missing, compared where they are not. */
class Files implements Outcome {
  readonly written: string[] = [];
  readonly kept: string[] = [];

  constructor(
    private readonly workspaceFolder: string,
    private readonly folder: string,
  ) {}

  /** Adds a file in the format of the workspace. */
  add(file: string, content: string): void {
    this.copy(file, this.format(join(this.folder, file), content));
  }

  /** Adds a file byte by byte. */
  copy(file: string, content: string): void {
    const path = join(this.folder, file);
    const target = join(this.workspaceFolder, path);
    if (!existsSync(target)) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
      this.written.push(path);
    } else if (readFileSync(target, 'utf8') !== content) {
      this.kept.push(path);
    }
  }

  /** As the formatter of the workspace has it, so that a new package passes the lint. */
  private format(path: string, content: string): string {
    if (!/\.(ts|json)$/.test(path)) return content;
    const { status, stdout, stderr } = spawnSync(
      join(this.workspaceFolder, 'node_modules/.bin/biome'),
      ['check', '--write', `--stdin-file-path=${path}`],
      { cwd: this.workspaceFolder, encoding: 'utf8', input: content },
    );
    if (status !== 0) throw new Error(`${path} cannot be formatted: ${stderr}`);
    return stdout;
  }
}
