import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { compilerOptionsOf, hostOf } from './compiler';
import { isGenerated, packagesOf, type WorkspacePackage } from './workspace';

/** Something that a package's index exports. */
export interface Exported {
  readonly package: WorkspacePackage;
  readonly name: string;
  readonly declaration: ts.Declaration;
  /** The file of the declaration, from the root of the workspace. */
  readonly path: string;
}

/** What the indexes of all packages export and people wrote. */
export function exportsOf(workspaceFolder: string): Exported[] {
  const entries = packagesOf(workspaceFolder)
    .map((entry) => ({ entry, index: join(workspaceFolder, entry.folder, 'src/index.ts') }))
    .filter(({ index }) => existsSync(index));
  const options = compilerOptionsOf(workspaceFolder);
  // The names are all that is asked for: without the packages they import, their files are few.
  const host = hostOf({ ...options, types: [] });
  host.resolveModuleNameLiterals = (literals, containingFile) =>
    literals.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, containingFile, options, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram({
    rootNames: entries.map(({ index }) => index),
    options: { ...options, types: [], noLib: true },
    host,
  });
  const checker = program.getTypeChecker();
  return entries.flatMap(({ entry, index }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(index)!);
    if (module === undefined) return [];
    return checker.getExportsOfModule(module).flatMap((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return (target.declarations ?? [])
        .map((declaration) => ({
          package: entry,
          name: symbol.name,
          declaration,
          path: relative(workspaceFolder, declaration.getSourceFile().fileName),
        }))
        .filter(({ path }) => !isGenerated(path));
    });
  });
}

/** The doc comment of a declaration: a variable's stands before its statement. */
export function docOf(declaration: ts.Node): ts.JSDoc | undefined {
  return ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc).at(-1);
}

/** The tag of a doc comment by its name. */
export function tagOf(doc: ts.JSDoc | undefined, name: string): ts.JSDocTag | undefined {
  return doc?.tags?.find(({ tagName }) => tagName.text === name);
}

/** A class, a function, or a constant that is a function. */
export function isClassOrFunction(declaration: ts.Node): boolean {
  if (ts.isClassDeclaration(declaration) || ts.isFunctionDeclaration(declaration)) return true;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return false;
  return ts.isFunctionLike(declaration.initializer) || ts.isClassExpression(declaration.initializer);
}
