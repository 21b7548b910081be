import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The size of a package as its tarball and as it lies in node_modules, in bytes. */
export interface PackageSize {
  readonly packed: number;
  readonly installed: number;
}

/** The sizes of packages as npm would publish them, in the order of their folders. */
export function packedSizes(folders: readonly string[]): PackageSize[] {
  const args = ['pack', ...folders, '--dry-run', '--json', '--ignore-scripts'];
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  const packages: { size: number; unpackedSize: number }[] = JSON.parse(
    execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 2 ** 26, stdio }),
  );
  return packages.map(({ size, unpackedSize }) => ({ packed: size, installed: unpackedSize }));
}

/** The size of a folder inside of a package, as the least that it adds to it. */
export function folderSize(folder: string): PackageSize {
  const temporary = mkdtempSync(join(tmpdir(), 'sfn-tasks-size-'));
  try {
    const tarball = join(temporary, 'package.tgz');
    execFileSync('tar', ['-czf', tarball, '-C', folder, '.']);
    return { packed: statSync(tarball).size, installed: bytesOf(folder) };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function bytesOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}
