import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { packagesOf } from '../../checks/src/workspace';

/** What was written: the declaration files of each package, from the root of the workspace. */
export type Emitted = readonly string[];

/**
 * Writes the declarations of every package into its `dist` folder, all from one program: the declarations of the CDK are read once.
 *
 * `dist/index.d.ts` and the files beside it are for CommonJS, where a relative import needs no extension. `dist/index.d.mts` hands
 * on the same types to ES modules, as `dist/index.mjs` does with the values.
 */
export function emitDeclarations(workspaceFolder: string): Emitted {
  const folders = packagesOf(workspaceFolder).map(({ folder }) => join(workspaceFolder, folder));
  const { config, error } = ts.readConfigFile(join(workspaceFolder, 'tsconfig.base.json'), ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '));
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, workspaceFolder);
  const program = ts.createProgram({
    rootNames: folders.map((folder) => join(folder, 'src/index.ts')),
    // `pnpm typecheck` checks the sources; here they are only written down.
    options: {
      ...options,
      types: ['node'],
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: true,
    },
  });

  const files = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) => {
    const [folder, source] = placeOf(path, folders);
    if (folder !== undefined) files.set(join(folder, 'dist', source), text);
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost(workspaceFolder)));
  const needed = new Set(folders.flatMap((folder) => [...reachable(join(folder, 'dist/index.d.ts'), files)]));
  for (const path of [...files.keys()]) if (!needed.has(path)) files.delete(path);
  for (const folder of folders) files.set(join(folder, 'dist/index.d.mts'), "export * from './index.js';\n");

  for (const folder of folders) removeDeclarations(join(folder, 'dist'));
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return [...files.keys()].map((path) => relative(workspaceFolder, path)).sort();
}

/** A declaration file and those that it imports, directly or not: users get no other. */
function reachable(path: string, files: ReadonlyMap<string, string>, found = new Set<string>()): Set<string> {
  const text = files.get(path);
  if (text === undefined || found.has(path)) return found;
  found.add(path);
  for (const { fileName } of ts.preProcessFile(text).importedFiles) {
    if (!fileName.startsWith('.')) continue;
    const target = join(dirname(path), fileName);
    for (const file of [`${target}.d.ts`, join(target, 'index.d.ts')]) reachable(file, files, found);
  }
  return found;
}

/** The package of a declaration that the compiler would write beside its source, and its path below `src`. */
function placeOf(path: string, folders: readonly string[]): [folder: string | undefined, source: string] {
  const folder = folders.find((candidate) => path.startsWith(`${candidate}${sep}src${sep}`));
  return [folder, folder === undefined ? path : relative(join(folder, 'src'), path)];
}

/** A declaration whose source is gone must not be packed. */
function removeDeclarations(folder: string): void {
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.d\.m?ts$/.test(name)) rmSync(join(folder, name));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function formatHost(workspaceFolder: string): ts.FormatDiagnosticsHost {
  return {
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => workspaceFolder,
    getNewLine: () => '\n',
  };
}
