import ts from 'typescript';
import { textOf } from './workspace';

/** The syntax tree of a file of the workspace. */
export function parse(workspaceFolder: string, path: string): ts.SourceFile {
  return ts.createSourceFile(path, textOf(workspaceFolder, path), ts.ScriptTarget.Latest, true);
}

/** The line of a node, from 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Visits a node and all below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Every string that names a module: imports and re-exports, `import()`, `require()`, `import =` and types of `import('…')`. */
export function moduleSpecifiersOf(file: ts.SourceFile): ts.StringLiteralLike[] {
  const found: ts.StringLiteralLike[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push(node);
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isCallExpression(node) && isModuleLoad(node.expression)) add(node.arguments[0]);
  });
  return found;
}

function isModuleLoad(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text === 'resolve' && isModuleLoad(callee.expression);
  return ts.isIdentifier(callee) && callee.text === 'require';
}
