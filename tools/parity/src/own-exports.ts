import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What our packages export: the short names of the packages by the exported name. */
export type OwnExports = ReadonlyMap<string, readonly string[]>;

/** The path of a package's index. */
export function indexOf(workspaceFolder: string, shortName: string): string {
  return join(workspaceFolder, 'packages', shortName, 'src/index.ts');
}

/** The names that the indexes of all packages export; what one hands on from another package counts there. */
export function ownExportsOf(workspaceFolder: string): OwnExports {
  const packagesFolder = join(workspaceFolder, 'packages');
  const found = new Map<string, string[]>();
  for (const shortName of readdirSync(packagesFolder).sort()) {
    const path = indexOf(workspaceFolder, shortName);
    if (!existsSync(path)) continue;
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    for (const name of source.statements.flatMap(namesOf)) {
      found.set(name, [...(found.get(name) ?? []), shortName]);
    }
  }
  return found;
}

/** An index names all that it exports: `export *` is forbidden in the workspace, and an index declares nothing. */
function namesOf(statement: ts.Statement): string[] {
  if (!ts.isExportDeclaration(statement) || !statement.exportClause) return [];
  const { exportClause, moduleSpecifier } = statement;
  if (!ts.isNamedExports(exportClause)) return [];
  if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier) && !moduleSpecifier.text.startsWith('.')) return [];
  return exportClause.elements.map(({ name }) => name.text);
}
