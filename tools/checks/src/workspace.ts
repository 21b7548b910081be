import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Looks at a workspace and says what is wrong, each problem as a sentence that names the file and the way out. */
export type Check = (workspaceFolder: string) => string[];

/** The part of a package manifest that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly sfnTasks?: {
    readonly apis?: readonly string[];
    readonly service?: boolean;
    /** What its tarball may weigh, in kB, where the budget of all is too little for what it is. */
    readonly packedKilobytes?: number;
  };
  readonly [field: string]: unknown;
}

/** A published package of the workspace. */
export interface WorkspacePackage {
  /** The last part of its name and the name of its folder, such as `sqs`. */
  readonly shortName: string;
  /** Its folder from the workspace's root, such as `packages/sqs`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** A package of tasks for one AWS service: its manifest lists APIs, or says `"sfnTasks": { "service": true }`. */
  readonly isService: boolean;
}

/** Every package under `packages`, as the disk has them. */
export function packagesOf(workspaceFolder: string): WorkspacePackage[] {
  const folder = join(workspaceFolder, 'packages');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((shortName) => existsSync(join(folder, shortName, 'package.json')))
    .map((shortName) => {
      const manifest: Manifest = JSON.parse(readFileSync(join(folder, shortName, 'package.json'), 'utf8'));
      const { apis, service } = manifest.sfnTasks ?? {};
      return {
        shortName,
        folder: `packages/${shortName}`,
        manifest,
        isService: service === true || (apis?.length ?? 0) > 0,
      };
    });
}

/** The packages that hold the tasks of one AWS service each. */
export function servicePackagesOf(workspaceFolder: string): WorkspacePackage[] {
  return packagesOf(workspaceFolder).filter(({ isService }) => isService);
}

/** Paths from the root of every file that git tracks or would track: what it ignores does not count. */
export function filesOf(workspaceFolder: string, below = ''): string[] {
  const listing = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', below === '' ? '.' : below],
    { cwd: workspaceFolder, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  return [...new Set(listing.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(workspaceFolder, path)))
    .filter((path) => statSync(join(workspaceFolder, path)).isFile())
    .sort();
}

/** Written by a program, and so free of the rules for what people write. */
export function isGenerated(path: string): boolean {
  return /\.generated\.[^/]+$/.test(path);
}

/** The source files people wrote: TypeScript below any `src` folder. */
export function sourceFilesOf(workspaceFolder: string, below = ''): string[] {
  return filesOf(workspaceFolder, below).filter((path) => /(^|\/)src\/.*\.[cm]?tsx?$/.test(path) && !isGenerated(path));
}

/** The text of a file of the workspace. */
export function textOf(workspaceFolder: string, path: string): string {
  return readFileSync(join(workspaceFolder, path), 'utf8');
}

/** The value that most have; the first of them where several are as common. */
export function mostCommon<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}
