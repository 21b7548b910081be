import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, packagesOf, type WorkspacePackage } from '../../checks/src/workspace';
import { run } from './run';

/** A copy of what a release reads and writes of the workspace: versions move there, the workspace stays as it is. */
export class ReleaseCopy {
  constructor(
    private readonly workspaceFolder: string,
    readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {
    const copy = (path: string) =>
      cpSync(join(workspaceFolder, path), join(folder, path), {
        recursive: true,
        filter: (source) => !source.endsWith('node_modules'),
      });
    for (const path of ['package.json', 'pnpm-workspace.yaml', '.changeset', 'LICENSE']) copy(path);
    const packages = packagesOf(workspaceFolder);
    for (const { folder: path } of packages) {
      for (const file of filesOf(workspaceFolder, path)) if (!file.includes('/test/')) copy(file);
      if (!existsSync(join(workspaceFolder, path, 'dist/index.js')))
        throw new Error(`${path} is not built: pnpm build`);
      copy(`${path}/dist`);
    }
    for (const entry of packages) this.linkDependencies(entry);
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit('The workspace');
  }

  /** The version of every package, by name. */
  versions(): Record<string, string> {
    return Object.fromEntries(packagesOf(this.folder).map(({ manifest }) => [manifest.name, String(manifest.version)]));
  }

  /** Moves versions as the pending changesets say, and `change` adds one. Returns what moved, with its new version. */
  async moveVersions(change?: {
    readonly name: string;
    readonly type: 'patch' | 'minor';
  }): Promise<Record<string, string>> {
    if (change !== undefined) {
      writeFileSync(
        join(this.folder, '.changeset/rehearsal.md'),
        `---\n"${change.name}": ${change.type}\n---\n\nA change.\n`,
      );
    }
    this.commit('A change');
    const before = this.versions();
    const changeset = join(this.workspaceFolder, 'node_modules/@changesets/cli/bin.js');
    await run(this.folder, this.environment, process.execPath, changeset, 'version');
    this.commit('Versions');
    return Object.fromEntries(Object.entries(this.versions()).filter(([name, version]) => before[name] !== version));
  }

  /** Publishes the packages whose version the registry has not. */
  async publish(): Promise<void> {
    const pnpm = ['--filter', './packages/*', '--recursive', 'publish', '--no-git-checks', '--ignore-scripts'];
    await run(this.folder, this.environment, 'pnpm', ...pnpm);
  }

  /** As an installation would, so that a range of the workspace becomes the version that it stands for. */
  private linkDependencies({ folder: path, manifest }: WorkspacePackage): void {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const link = join(this.folder, path, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      const sibling = join(this.folder, 'packages', name.replace('@sfn-tasks/', ''));
      symlinkSync(
        name.startsWith('@sfn-tasks/') ? sibling : realpathSync(join(this.workspaceFolder, path, 'node_modules', name)),
        link,
      );
    }
  }

  private commit(message: string): void {
    this.git('add', '--all', '--', '.', ':!packages/*/dist', ':!packages/*/node_modules');
    this.git('commit', '--quiet', '--allow-empty', `--message=${message}`);
  }

  private git(...args: readonly string[]): void {
    const person = ['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@localhost', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...person, ...args], { cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** The manifest of a package in the copy. */
export function manifestIn(folder: string): Record<string, any> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
