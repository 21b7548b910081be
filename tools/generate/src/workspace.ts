import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A workspace package that asks for generated APIs. */
export interface ApiPackage {
  readonly name: string;
  /** The file to generate. */
  readonly file: string;
  /** The identifiers of the APIs, sorted. */
  readonly apis: readonly string[];
}

/** A generated file that a package asks for besides its APIs. */
export interface GeneratedTable {
  /** The name of the package. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** All workspace packages whose manifest has `sfnTasks.apis`, by name. */
export function findApiPackages(root: string): ApiPackage[] {
  return workspaceFolders(root)
    .flatMap((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name: string;
        sfnTasks?: { apis?: readonly string[] };
      };
      const apis = manifest.sfnTasks?.apis ?? [];
      if (apis.length === 0) return [];
      return [{ name: manifest.name, file: join(folder, 'src', 'api.generated.ts'), apis: [...new Set(apis)].sort() }];
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** The folders that the `packages` of pnpm-workspace.yaml name, `*` standing for any one folder. */
export function workspaceFolders(root: string): string[] {
  const [, list = ''] =
    /^packages:\n((?: +- .*\n|\s*#.*\n)*)/m.exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) ?? [];
  const globs = [...list.matchAll(/^ +- *['"]?([^'"\s]+)/gm)].map(([, glob]) => glob!);
  return globs
    .flatMap((glob) => {
      if (!glob.endsWith('/*')) return [join(root, glob)];
      const parent = join(root, glob.slice(0, -2));
      return existsSync(parent) ? readdirSync(parent).map((folder) => join(parent, folder)) : [];
    })
    .filter((folder) => existsSync(join(folder, 'package.json')));
}
