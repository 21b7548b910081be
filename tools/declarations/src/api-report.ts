import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packagesOf } from '../../checks/src/workspace';

const FILE = 'api.md';

/** The API report of a package: a path from the root of the workspace, and what it says. */
export interface ApiReport {
  readonly path: string;
  readonly text: string;
}

/**
 * What each package exports, as its declarations have it without comments: a change of the public API shows in review.
 * Types that no user can import are left out; they show where something exported uses them.
 */
export function apiReports(workspaceFolder: string): ApiReport[] {
  return packagesOf(workspaceFolder).map(({ folder, manifest }) => ({
    path: `${folder}/${FILE}`,
    text: [
      `# API of ${manifest.name}`,
      '',
      'Written by `pnpm api`; a change here is a change for users, and its changeset says of which kind.',
      '',
      '```text',
      exportsOf(join(workspaceFolder, folder, 'dist/index.d.ts')).join('\n\n'),
      '```',
      '',
    ].join('\n'),
  }));
}

/** Writes the reports that are not up to date, or only names them. */
export function updateReports(workspaceFolder: string, write: boolean): string[] {
  const stale = apiReports(workspaceFolder).filter(({ path, text }) => {
    const file = join(workspaceFolder, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  if (write) for (const { path, text } of stale) writeFileSync(join(workspaceFolder, path), text);
  return stale.map(({ path }) => path);
}

/** The exported declarations of an index, each with the base that a mixin call gives it, sorted by name. */
function exportsOf(index: string): string[] {
  if (!existsSync(index)) throw new Error(`${index} is missing: run pnpm build`);
  const host = ts.createCompilerHost({});
  // The declarations themselves are all that is read: without what they import, a report takes milliseconds.
  host.resolveModuleNameLiterals = (literals, file) =>
    literals.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, file, {}, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram({ rootNames: [index], options: { noLib: true, types: [] }, host });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(index)!);
  const printer = ts.createPrinter({ removeComments: true });
  return (module === undefined ? [] : checker.getExportsOfModule(module))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declarations = target.declarations ?? [];
      return [...declarations.flatMap((it) => baseOf(it, checker)), ...declarations].map((declaration) => {
        const printed = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
        return printer.printNode(ts.EmitHint.Unspecified, printed, declaration.getSourceFile());
      });
    });
}

/** `class A extends A_base`, where the compiler has declared the constant `A_base` for the result of a call. */
function baseOf(declaration: ts.Declaration, checker: ts.TypeChecker): readonly ts.Declaration[] {
  if (!ts.isClassDeclaration(declaration)) return [];
  const base = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  if (base === undefined || !base.expression.getText().endsWith('_base')) return [];
  return checker.getSymbolAtLocation(base.expression)?.declarations ?? [];
}
