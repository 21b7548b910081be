import ts from 'typescript';
import type { Home, Origin } from './origin';
import { freeNamesOf } from './source';

/** What the names that move are called in a file, without a clash with those that it has. */
export class LocalNames {
  private readonly taken: Set<string>;
  /** What the file imports already: its local names by module and name. */
  private readonly imported = new Map<string, string>();

  constructor(nodes: readonly ts.Node[]) {
    this.taken = freeNamesOf(nodes);
    for (const node of nodes.filter(ts.isImportSpecifier)) {
      const clause = node.parent.parent;
      if (node.isTypeOnly || clause.isTypeOnly) continue;
      const module = (clause.parent.moduleSpecifier as ts.StringLiteral).text;
      this.imported.set(`${module} ${(node.propertyName ?? node.name).text}`, node.name.text);
    }
  }

  /** The local name of what moves, and whether the file has yet to import it. */
  public localOf(name: string, home: Home, origin: Origin): { readonly local: string; readonly isNew: boolean } {
    const known = this.imported.get(`${home.package} ${name}`) ?? this.imported.get(`${origin.module} ${name}`);
    if (known !== undefined) return { local: known, isNew: false };
    let local = name;
    for (let attempt = 1; this.taken.has(local); attempt++) local = `Sfn${name}${attempt === 1 ? '' : attempt}`;
    this.taken.add(local);
    return { local, isNew: true };
  }
}
