import ts from 'typescript';
import type { Home } from './origin';

/** A name that a statement brings in, and what the file calls it. */
export interface Binding {
  readonly name: string;
  readonly local: string;
  readonly home: Home;
  /** Whether the specifier itself says `type`. */
  readonly typed: boolean;
}

/** How the statement that names come from is written, for those that take its place to be alike. */
export interface Style {
  /** `import`, `import type`, `export`, `export type`, or what a `require` is assigned to, such as `const`. */
  readonly keyword: string;
  /** What stands around the module's name: `from '…'` where there is nothing. */
  readonly call?: string;
  readonly quote: string;
  readonly semicolon: string;
  /** Between two statements: the line break and the indentation. */
  readonly separator: string;
}

/** The style of the statement that names a module with this literal. */
export function styleOf(statement: ts.Node, literal: ts.StringLiteralLike, keyword: string, call?: string): Style {
  const file = statement.getSourceFile();
  const start = statement.getStart();
  const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  const [indentation] = /^[ \t]*/.exec(file.text.slice(lineStart, start))!;
  return {
    keyword,
    call,
    quote: file.text[literal.getStart()]!,
    semicolon: statement.getText().endsWith(';') ? ';' : '',
    separator: `${file.text.includes('\r\n') ? '\r\n' : '\n'}${indentation}`,
  };
}

/** The statements that bring in the bindings, one for each package. */
export function statementsOf(bindings: readonly Binding[], style: Style): string {
  const packages = [...new Set(bindings.map(({ home }) => home.package))].sort();
  return packages
    .map((name) =>
      statementOf(
        name,
        bindings.filter(({ home }) => home.package === name),
        style,
      ),
    )
    .join(style.separator);
}

function statementOf(module: string, bindings: readonly Binding[], { keyword, call, quote, semicolon }: Style): string {
  const as = call === undefined ? ' as ' : ': ';
  const isImport = keyword === 'import';
  const allTyped = isImport && bindings.every(({ typed }) => typed);
  const names = bindings.map(({ name, local, typed }) => {
    const type = typed && !allTyped ? 'type ' : '';
    return type + (name === local ? name : `${name}${as}${local}`);
  });
  const source = `${quote}${module}${quote}`;
  return call === undefined
    ? `${keyword}${allTyped ? ' type' : ''} { ${names.join(', ')} } from ${source}${semicolon}`
    : `${keyword} { ${names.join(', ')} } = ${call}(${source})${semicolon}`;
}

/** The keyword of a variable statement, such as `const`. */
export function keywordOf(list: ts.VariableDeclarationList): string {
  return list.flags & ts.NodeFlags.Const ? 'const' : list.flags & ts.NodeFlags.Let ? 'let' : 'var';
}
