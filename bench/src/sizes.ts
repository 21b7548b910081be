import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The size of a package as its tarball and as it lies in node_modules, in bytes. */
export interface PackageSize {
  readonly packed: number;
  readonly installed: number;
}

/** The size of a folder's files, as npm would pack them. */
export function sizeOf(folder: string, files: readonly string[]): PackageSize {
  const temporary = mkdtempSync(join(tmpdir(), 'sfn-tasks-size-'));
  try {
    const tarball = join(temporary, 'package.tgz');
    execFileSync('tar', ['-czf', tarball, '-C', folder, ...files]);
    return {
      packed: statSync(tarball).size,
      installed: files.reduce((sum, file) => sum + bytesOf(join(folder, file)), 0),
    };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function bytesOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}
