import ts from 'typescript';

/** A file as the compiler sees it alone: what its names refer to is known, their types are not. */
export interface Source {
  readonly file: ts.SourceFile;
  readonly checker: ts.TypeChecker;
}

/** Parses a file without reading any other. */
export function sourceOf(path: string, text: string): Source {
  // Names are resolved in TypeScript's way whatever the file is, so that JavaScript's modules are alike.
  const name = `/file${/\.[cm]?[jt]sx?$/.exec(path)?.[0] ?? '.ts'}`;
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const host: ts.CompilerHost = {
    fileExists: (each) => each === name,
    getCanonicalFileName: (each) => each,
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib.d.ts',
    getNewLine: () => '\n',
    getSourceFile: (each) => (each === name ? file : undefined),
    readFile: (each) => (each === name ? text : undefined),
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  const options = { allowJs: true, noLib: true, noResolve: true, types: [], module: ts.ModuleKind.ESNext };
  return { file, checker: ts.createProgram([name], options, host).getTypeChecker() };
}

/** Every node of a file. */
export function nodesOf(file: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The identifiers that refer to a declaration, without that declaration's own. */
export function referencesTo(declaration: ts.Node, nodes: readonly ts.Node[], { checker }: Source): ts.Identifier[] {
  const name = (declaration as ts.NamedDeclaration).name as ts.Identifier;
  return nodes
    .filter(ts.isIdentifier)
    .filter((node) => node.text === name.text && node !== name)
    .filter((node) => symbolAt(node, checker)?.declarations?.includes(declaration as ts.Declaration) === true);
}

function symbolAt(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent);
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent);
  return checker.getSymbolAtLocation(node);
}

/** The names that mean something of their own in the file: all but members of something else. */
export function freeNamesOf(nodes: readonly ts.Node[]): Set<string> {
  return new Set(
    nodes
      .filter(ts.isIdentifier)
      .filter((node) => !isMember(node))
      .map(({ text }) => text),
  );
}

function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}

/** The line of a node, from 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}
