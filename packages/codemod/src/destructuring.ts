import ts from 'typescript';

/** A specifier of an import, an export or a destructuring. */
export interface Element {
  readonly node: ts.ImportSpecifier | ts.ExportSpecifier | ts.BindingElement;
  readonly name: string;
  readonly local: string;
  readonly typed: boolean;
}

/** The names that a pattern takes, or nothing where one of them is more than a name. */
export function elementsOf(pattern: ts.ObjectBindingPattern): Element[] | undefined {
  const elements = pattern.elements.flatMap((node): Element[] => {
    const key = node.propertyName ?? node.name;
    if (node.dotDotDotToken || node.initializer || !ts.isIdentifier(node.name) || !ts.isIdentifier(key)) return [];
    return [{ node, name: key.text, local: node.name.text, typed: false }];
  });
  return elements.length === pattern.elements.length ? elements : undefined;
}

/** A statement `const { … } = module;` of a whole file: an import can take its place, as the names are known everywhere in it. */
export interface Destructuring {
  readonly statement: ts.VariableStatement;
  readonly elements: readonly Element[];
}

/** The destructuring that takes names out of this expression, if it is in one. */
export function destructuringOf(module: ts.Node): Destructuring | undefined {
  const declaration = module.parent;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer !== module) return undefined;
  const list = declaration.parent;
  if (!ts.isVariableDeclarationList(list)) return undefined;
  const statement = list.parent;
  if (!ts.isVariableStatement(statement) || !ts.isSourceFile(statement.parent)) return undefined;
  const isConstant = (list.flags & ts.NodeFlags.Const) !== 0;
  if (!isConstant || list.declarations.length > 1 || statement.modifiers !== undefined) return undefined;
  const elements = ts.isObjectBindingPattern(declaration.name) ? elementsOf(declaration.name) : undefined;
  return elements && { statement, elements };
}
