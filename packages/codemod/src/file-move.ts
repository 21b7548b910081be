import ts from 'typescript';
import { destructuringOf, type Element, elementsOf } from './destructuring';
import { type Edit, removeElements } from './edits';
import { LocalNames } from './local-names';
import { moduleLoadOf } from './module-load';
import { type Home, type Origin, wayOutFor } from './origin';
import type { Left, Moved } from './rewrite';
import { lineOf, nodesOf, referencesTo, type Source } from './source';
import { type Binding, keywordOf, type Style, statementsOf, styleOf } from './statements';

const CDK = 'aws-cdk-lib';

/** A statement that brings names in, and how those that take its place are written. */
interface Place {
  readonly statement: ts.Node;
  readonly style: Style;
}

/** Moves the names of one file away from one module. */
export class FileMove {
  private readonly edits: Edit[] = [];
  private readonly moved: Moved[] = [];
  private readonly left: Left[] = [];
  private readonly nodes: readonly ts.Node[];
  private readonly names: LocalNames;
  /** Module names and members of `aws-cdk-lib` that are dealt with; what is not, stays and is told of. */
  private readonly handled = new Set<ts.Node>();

  constructor(
    private readonly origin: Origin,
    private readonly source: Source,
  ) {
    this.nodes = nodesOf(source.file);
    this.names = new LocalNames(this.nodes);
  }

  public run(): { readonly edits: readonly Edit[]; readonly moved: readonly Moved[]; readonly left: readonly Left[] } {
    for (const node of this.nodes) {
      if (ts.isImportDeclaration(node)) this.import(node);
      else if (ts.isExportDeclaration(node)) this.export(node);
      else if (ts.isImportEqualsDeclaration(node)) this.importEquals(node);
      else if (ts.isVariableStatement(node)) this.variable(node);
      else if (ts.isImportTypeNode(node)) this.importType(node);
    }
    if (this.origin.whole) this.tellOfTheRest();
    const { edits, moved, left } = this;
    return { edits, moved, left };
  }

  private import(statement: ts.ImportDeclaration): void {
    const literal = statement.moduleSpecifier as ts.StringLiteral;
    const { importClause } = statement;
    if (!this.isOurs(literal) || importClause === undefined) return;
    const { namedBindings, name, isTypeOnly } = importClause;
    const place = { statement, style: styleOf(statement, literal, isTypeOnly ? 'import type' : 'import') };
    if (namedBindings === undefined) {
      // The default of a module in CommonJS is the module.
      this.namespace(literal, importClause, place);
      return;
    }
    if (name !== undefined) return;
    if (ts.isNamespaceImport(namedBindings)) {
      this.namespace(literal, namedBindings, place);
      return;
    }
    const elements = namedBindings.elements.map((node) => ({
      node,
      name: (node.propertyName ?? node.name).text,
      local: node.name.text,
      typed: node.isTypeOnly,
    }));
    this.elements(literal, elements, place);
  }

  private export(statement: ts.ExportDeclaration): void {
    const { exportClause, moduleSpecifier, isTypeOnly } = statement;
    if (moduleSpecifier === undefined || exportClause === undefined || !ts.isNamedExports(exportClause)) return;
    const literal = moduleSpecifier as ts.StringLiteral;
    if (literal.text !== this.origin.module) return;
    const elements = exportClause.elements.map((node) => ({
      node,
      name: (node.propertyName ?? node.name).text,
      local: node.name.text,
      typed: node.isTypeOnly,
    }));
    const place = { statement, style: styleOf(statement, literal, isTypeOnly ? 'export type' : 'export') };
    this.elements(literal, elements, place);
  }

  private importEquals(statement: ts.ImportEqualsDeclaration): void {
    const { moduleReference, modifiers } = statement;
    if (!ts.isExternalModuleReference(moduleReference) || modifiers !== undefined) return;
    const literal = moduleReference.expression as ts.StringLiteral;
    if (this.isOurs(literal)) {
      this.namespace(literal, statement, { statement, style: styleOf(statement, literal, 'import') });
    }
  }

  private variable(statement: ts.VariableStatement): void {
    const [declaration, ...others] = statement.declarationList.declarations;
    const load = declaration?.initializer && moduleLoadOf(declaration.initializer);
    if (load === undefined || others.length > 0 || statement.modifiers !== undefined || !this.isOurs(load.literal)) {
      return;
    }
    const style = styleOf(statement, load.literal, keywordOf(statement.declarationList), load.call);
    const place = { statement, style };
    const { name } = declaration!;
    if (ts.isIdentifier(name)) {
      this.namespace(load.literal, declaration!, place);
      return;
    }
    if (!ts.isObjectBindingPattern(name)) return;
    const elements = elementsOf(name);
    if (elements !== undefined) this.elements(load.literal, elements, place);
  }

  /** `import('…').Name` in the place of a type. */
  private importType({ argument, qualifier }: ts.ImportTypeNode): void {
    if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal) || qualifier === undefined) return;
    const { literal } = argument;
    if (literal.text !== this.origin.module) return;
    let first = qualifier;
    while (ts.isQualifiedName(first)) first = first.left;
    const home = this.origin.homeOf(first.text);
    this.handled.add(literal);
    if (home === undefined) {
      this.stay(first, first.text);
      return;
    }
    const quote = literal.getText()[0]!;
    this.edits.push({ start: literal.getStart(), end: literal.getEnd(), text: `${quote}${home.package}${quote}` });
    this.move(first, first.text, home);
  }

  private isOurs({ text }: ts.StringLiteralLike): boolean {
    return text === this.origin.module || text === CDK;
  }

  /** Names that are listed: each moves to its package, and what has none stays. */
  private elements(literal: ts.StringLiteralLike, elements: readonly Element[], place: Place): void {
    if (literal.text === CDK) {
      for (const { node } of elements.filter(({ name }) => name === this.origin.member)) {
        this.namespaceOf([], node, place, () => this.remove(elements, new Set([node])));
      }
      return;
    }
    this.handled.add(literal);
    const { bindings, gone } = this.moveElements(elements);
    if (gone.size === 0) return;
    const stays = this.remove(elements, gone);
    this.bringIn(bindings, place, stays);
  }

  /** What becomes of listed names: the bindings of those that move, and the nodes to take away. */
  private moveElements(elements: readonly Element[]): { bindings: Binding[]; gone: Set<Element['node']> } {
    const bindings: Binding[] = [];
    const gone = new Set<Element['node']>();
    for (const { node, name, local, typed } of elements) {
      const home = this.origin.homeOf(name);
      if (home === undefined) {
        this.stay(node, name);
        continue;
      }
      bindings.push({ name, local, home, typed });
      gone.add(node);
      this.move(node, name, home);
    }
    return { bindings, gone };
  }

  /** Takes elements out of their list; returns whether the statement stays, for others. */
  private remove(elements: readonly Element[], gone: ReadonlySet<Element['node']>): boolean {
    if (gone.size === elements.length) return false;
    this.edits.push(
      ...removeElements(
        elements.map(({ node }) => node),
        gone,
      ),
    );
    return true;
  }

  private namespace(literal: ts.StringLiteralLike, declaration: ts.Node, place: Place): void {
    if (literal.text === CDK) {
      this.namespaceOf([this.origin.member], declaration, place, () => true);
      return;
    }
    this.handled.add(literal);
    this.namespaceOf([], declaration, place, () => false);
  }

  /** The module under one name: each member that is used becomes a name of its own. */
  private namespaceOf(path: readonly string[], declaration: ts.Node, place: Place, takeAway: () => boolean): void {
    const references = referencesTo(declaration, this.nodes, this.source);
    const modules = references.flatMap((reference) => {
      const module = path.reduce<ts.Node | undefined>((node, name) => memberOf(node, name), reference);
      if (module !== undefined && module !== reference) this.handled.add(nameOf(module)!);
      return module ?? [];
    });
    const taken = modules.map((module) => this.takenOutOf(module));
    const bindings = new Map(taken.flatMap((each) => each?.bindings ?? []).map((it) => [it.name, it]));
    const aliases = taken.flatMap((each) => each?.bindings ?? []).filter((it) => bindings.get(it.name) !== it);
    let stays = taken.some((each) => each?.stays === true);
    for (const module of modules.filter((_, index) => taken[index] === undefined)) {
      const member = module.parent;
      const name = isMemberOf(member, module) ? nameOf(member)! : undefined;
      const home = name && !ts.isImportEqualsDeclaration(member.parent) ? this.origin.homeOf(name.text) : undefined;
      if (name === undefined || home === undefined) {
        stays = true;
        this.stay(module, name?.text ?? module.getText(), name === undefined || home !== undefined);
        continue;
      }
      const known = bindings.get(name.text);
      const { local, isNew } = known
        ? { local: known.local, isNew: false }
        : this.names.localOf(name.text, home, this.origin);
      if (isNew)
        bindings.set(name.text, {
          name: name.text,
          local,
          home,
          typed: home.isType && place.style.keyword === 'import',
        });
      if (known === undefined) this.move(name, name.text, home);
      this.edits.push({ start: member.getStart(), end: member.getEnd(), text: local });
    }
    if (path.length === 0) this.markMember(declaration);
    if (path.length === 0 && references.length === 0) {
      stays = true;
      if (this.origin.whole) this.tell(declaration, declaration.getText(), 'nothing uses it: take it away');
    }
    const byName = [...bindings.values(), ...aliases].sort((one, other) => (one.name < other.name ? -1 : 1));
    this.bringIn(byName, place, stays || takeAway());
  }

  /** The names of `const { … } = tasks`, which are imported in its place; `stays` where one of them has no package. */
  private takenOutOf(module: ts.Node): { readonly bindings: readonly Binding[]; readonly stays: boolean } | undefined {
    const found = destructuringOf(module);
    if (found === undefined) return undefined;
    const { statement, elements } = found;
    const { bindings, gone } = this.moveElements(elements);
    if (gone.size === 0) return { bindings, stays: true };
    const stays = this.remove(elements, gone);
    if (!stays) this.edits.push({ start: statement.getStart(), end: lineEndOf(statement), text: '' });
    return { bindings, stays };
  }

  /** The specifier `aws_stepfunctions_tasks as tasks` is dealt with, whatever became of it. */
  private markMember(declaration: ts.Node): void {
    if (!ts.isImportSpecifier(declaration) && !ts.isBindingElement(declaration)) return;
    this.handled.add(declaration.propertyName ?? declaration.name);
  }

  private bringIn(bindings: readonly Binding[], { statement, style }: Place, stays: boolean): void {
    const text = statementsOf(bindings, style);
    if (!stays)
      this.edits.push({
        start: statement.getStart(),
        end: text === '' ? lineEndOf(statement) : statement.getEnd(),
        text,
      });
    else if (text !== '') {
      this.edits.push({ start: statement.getEnd(), end: statement.getEnd(), text: `${style.separator}${text}` });
    }
  }

  private move(node: ts.Node, name: string, home: Home): void {
    this.moved.push({ line: lineOf(node), name, package: home.package });
  }

  private stay(node: ts.Node, name: string, isWholeModule = false): void {
    if (!this.origin.whole) return;
    const wayOut = isWholeModule ? 'the module is used as a whole: name its members one by one' : wayOutFor(name);
    this.tell(node, name, wayOut);
  }

  private tell(node: ts.Node, what: string, wayOut: string): void {
    this.left.push({ line: lineOf(node), what, wayOut });
  }

  /** Whatever else names the module. */
  private tellOfTheRest(): void {
    for (const node of this.nodes) {
      if (this.handled.has(node)) continue;
      if (ts.isStringLiteralLike(node)) {
        const old = node.text.startsWith('@aws-cdk/aws-stepfunctions-tasks');
        if (old) this.tell(node, node.text, 'it is of version 1 of the CDK: move the project to aws-cdk-lib first');
        else if (node.text === this.origin.module || node.text.startsWith(`${this.origin.module}/`)) {
          this.tell(node, node.parent.getText(), 'only names that are listed can move: write them out');
        }
      } else if (ts.isIdentifier(node) && node.text === this.origin.member) {
        this.tell(node, node.parent.getText(), 'only names that are listed can move: write them out');
      }
    }
  }
}

/** The end of a statement with its line break, if nothing else is on the line. */
function lineEndOf(statement: ts.Node): number {
  const { text } = statement.getSourceFile();
  return statement.getEnd() + /^[ \t]*\r?\n|^/.exec(text.slice(statement.getEnd()))![0].length;
}

function memberOf(node: ts.Node | undefined, name: string): ts.Node | undefined {
  if (node === undefined) return undefined;
  return isMemberOf(node.parent, node) && nameOf(node.parent)?.text === name ? node.parent : undefined;
}

function isMemberOf(member: ts.Node, owner: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(member)) return member.expression === owner && ts.isIdentifier(member.name);
  return ts.isQualifiedName(member) && member.left === owner;
}

function nameOf(member: ts.Node): ts.Identifier | undefined {
  if (ts.isPropertyAccessExpression(member)) return member.name as ts.Identifier;
  return ts.isQualifiedName(member) ? member.right : undefined;
}
