import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PACKAGES = join(__dirname, '../../../packages');

/** What a consumer has: an app folder outside the workspace, with every package as its tarball unpacks. */
export interface InstalledApp {
  readonly folder: string;
  /** The names of the packages, without the scope. */
  readonly packages: readonly string[];
  /** Runs a program in the app and returns what it prints; `module` says which of Node's module systems it uses. */
  run(module: 'cjs' | 'mjs', source: string): string;
  remove(): void;
}

/** Packs every built package and unpacks the tarballs into an app of their own. */
export function installPackages(): InstalledApp {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-installed-'));
  const scope = join(folder, 'node_modules/@sfn-tasks');
  mkdirSync(scope, { recursive: true });
  const packages = readdirSync(PACKAGES).filter((name) => existsSync(join(PACKAGES, name, 'package.json')));
  for (const name of packages) unpack(join(PACKAGES, name), join(scope, name));
  for (const peer of ['aws-cdk-lib', 'constructs', 'jsonata', 'typescript']) {
    symlinkSync(dirname(require.resolve(`${peer}/package.json`)), join(folder, 'node_modules', peer));
  }
  return {
    folder,
    packages,
    run: (module, source) =>
      execFileSync(process.execPath, [`--input-type=${module === 'cjs' ? 'commonjs' : 'module'}`, '--eval', source], {
        cwd: folder,
        encoding: 'utf8',
        // The workspace resolves packages to their source; a consumer must not.
        env: { ...process.env, NODE_OPTIONS: '' },
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function unpack(source: string, target: string): void {
  const packed = execFileSync('pnpm', ['pack', '--json', '--pack-destination', dirname(target)], {
    cwd: source,
    encoding: 'utf8',
  });
  const { filename } = JSON.parse(packed.slice(packed.indexOf('{')));
  mkdirSync(target);
  execFileSync('tar', ['-xzf', filename, '-C', target, '--strip-components=1']);
  rmSync(filename);
}

/** The manifest of an unpacked package. */
export function manifestOf(app: InstalledApp, name: string): Record<string, any> {
  return JSON.parse(readFileSync(join(app.folder, 'node_modules/@sfn-tasks', name, 'package.json'), 'utf8'));
}
