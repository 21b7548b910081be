import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = /\.[cm]?[jt]sx?$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const NOT_WRITTEN_BY_PEOPLE = new Set(['node_modules', 'cdk.out', 'dist', 'coverage']);

/** The source files at the paths, those of folders at any depth; what is installed, built or hidden is left out. */
export function sourceFilesAt(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path])))];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name.startsWith('.') || NOT_WRITTEN_BY_PEOPLE.has(entry.name) ? [] : filesBelow(path);
      }
      return entry.isFile() && isSource(path) ? [path] : [];
    });
}

function isSource(path: string): boolean {
  if (!SOURCE.test(path) || DECLARATION.test(path)) return false;
  // Beside its TypeScript, JavaScript is what the compiler made of it.
  return !/\.[cm]?jsx?$/.test(path) || !['ts', 'tsx'].some((ending) => existsSync(path.replace(/jsx?$/, ending)));
}
