import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The workspace that this test is part of. */
export const REAL = join(__dirname, '../../..');

/** A service package that the copy starts with. */
const EXISTING = 'sqs';

const CONFIGURATION = [
  'package.json',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  'tsup.base.ts',
  'jest.preset.cjs',
  'biome.json',
  '.gitignore',
];

/** What the generator takes from a package that is not copied. */
const SHARED = 'packages/aws-sdk/src/exception-name.ts';

/** A copy of the workspace with one service package; what is installed, and the models, are the real ones. */
export class WorkspaceCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-new-service-'));

  constructor() {
    for (const file of [...CONFIGURATION, SHARED]) cpSync(join(REAL, file), join(this.folder, file));
    for (const folder of [`packages/${EXISTING}`, 'packages/core', 'tools/generate']) {
      cpSync(join(REAL, folder), join(this.folder, folder), {
        recursive: true,
        filter: (path) => !/\/(node_modules|dist|test)$/.test(path),
      });
    }
    this.link('node_modules', join(REAL, 'node_modules'));
    for (const folder of ['tools/models', 'tools/jest']) this.link(folder, join(REAL, folder));
  }

  /** Does what `pnpm install` does for a new package. */
  install(name: string): void {
    const installed = join('packages', name, 'node_modules');
    this.link(join(installed, '@sfn-tasks/core'), join(REAL, 'packages/core'));
    this.link(join(installed, '@sfn-tasks-internal/conformance'), join(REAL, 'tools/conformance'));
    for (const library of ['aws-cdk-lib', 'constructs']) {
      this.link(join(installed, library), join(REAL, 'packages/core/node_modules', library));
    }
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** The text of every file of the workspace, without what is installed or built. */
  contents(): Record<string, string> {
    const read = (folder: string): [string, string][] =>
      readdirSync(join(this.folder, folder), { withFileTypes: true })
        .filter((entry) => !entry.isSymbolicLink() && !['node_modules', 'dist'].includes(entry.name))
        .flatMap((entry) => {
          const path = join(folder, entry.name);
          return entry.isDirectory() ? read(path) : [[path, this.fingerprint(path)] as [string, string]];
        });
    return Object.fromEntries(read('.'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private fingerprint(path: string): string {
    const file = join(this.folder, path);
    return `${statSync(file).mtimeMs}\n${readFileSync(file, 'utf8')}`;
  }

  private link(path: string, target: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    symlinkSync(target, join(this.folder, path));
  }
}
