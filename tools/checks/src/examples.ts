import ts from 'typescript';
import { docOf, type Exported, exportsOf, isClassOrFunction } from './exports';
import { compileSnippets, type Snippet, type SnippetLine } from './snippets';
import { lineOf } from './syntax';
import type { Check } from './workspace';

/** Every exported class and function has an example that imports it from its package and compiles. */
export const examples: Check = (workspaceFolder) => {
  const problems: string[] = [];
  const snippets: Snippet[] = [];
  // An overloaded function has several declarations; the example may stand at any of them.
  const byName = new Map<string, Exported[]>();
  for (const entry of exportsOf(workspaceFolder).filter(({ declaration }) => isClassOrFunction(declaration))) {
    const key = `${entry.package.shortName}/${entry.name}`;
    byName.set(key, [...(byName.get(key) ?? []), entry]);
  }
  for (const declarations of byName.values()) {
    const first = declarations[0]!;
    const place = `${first.path}:${lineOf(first.declaration)} ${first.name}`;
    const documented = declarations.filter(({ declaration }) => docOf(declaration) !== undefined);
    const found = documented.flatMap((entry) => snippetsOf(entry));
    if (documented.length === 0) {
      problems.push(`${place} has no doc comment: say in one sentence what it is for, and add an @example.`);
    } else if (found.length === 0) {
      problems.push(`${place} has no @example: show it in use, import lines and all.`);
    } else if (!found.some((snippet) => importsFrom(snippet, first))) {
      problems.push(
        `${place} has an @example that does not import it: begin with import { ${first.name} } from '${first.package.manifest.name}';`,
      );
    }
    snippets.push(...found);
  }
  return [...problems, ...compileSnippets(workspaceFolder, snippets)];
};

function snippetsOf({ declaration, path, name }: Exported): Snippet[] {
  const tags = docOf(declaration)?.tags?.filter(({ tagName }) => tagName.text === 'example') ?? [];
  return tags.map((tag) => ({ path, label: name, lines: exampleLinesOf(tag) })).filter(({ lines }) => lines.length > 0);
}

/** The lines after the tag up to the next one, without the comment's stars and without a fence. */
function exampleLinesOf(tag: ts.JSDocTag): SnippetLine[] {
  const comment = tag.parent as ts.JSDoc;
  const source = tag.getSourceFile().text.slice(tag.getStart(), comment.end).replace(/\*\/$/, '');
  const firstLine = lineOf(tag);
  const lines = source.split('\n').map((text, index) => ({
    text: text.replace(index === 0 ? /^@example ?/ : /^\s*\* ?/, ''),
    line: firstLine + index,
  }));
  const end = lines.findIndex(({ text }, index) => index > 0 && /^@[a-z]/i.test(text));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('```'));
}

function importsFrom({ lines }: Snippet, { name, package: { manifest } }: Exported): boolean {
  const file = ts.createSourceFile('example.ts', lines.map(({ text }) => text).join('\n'), ts.ScriptTarget.Latest);
  return file.statements.filter(ts.isImportDeclaration).some(({ moduleSpecifier, importClause }) => {
    if ((moduleSpecifier as ts.StringLiteral).text !== manifest.name) return false;
    const bindings = importClause?.namedBindings;
    if (bindings === undefined || ts.isNamespaceImport(bindings)) return bindings !== undefined;
    return bindings.elements.some((element) => (element.propertyName ?? element.name).text === name);
  });
}
