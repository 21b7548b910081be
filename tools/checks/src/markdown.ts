import { compileSnippets, type Snippet, type SnippetLine } from './snippets';
import { type Check, filesOf, textOf } from './workspace';

/** Every TypeScript block of every Markdown page compiles; one that begins with `// continues` goes on with the block before it. */
export const markdown: Check = (workspaceFolder) =>
  compileSnippets(
    workspaceFolder,
    filesOf(workspaceFolder)
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) => snippetsOf(path, textOf(workspaceFolder, path))),
  );

/** The programs of a page. */
export function snippetsOf(path: string, text: string): Snippet[] {
  const programs: SnippetLine[][] = [];
  let block: SnippetLine[] | undefined;
  let fence: { readonly indent: string; readonly marks: string; readonly isTypeScript: boolean } | undefined;
  text.split('\n').forEach((line, index) => {
    const [, indent = '', marks, language] = /^(\s*)(`{3,})\s*(\S*)/.exec(line) ?? [];
    if (fence === undefined) {
      if (marks === undefined) return;
      fence = { indent, marks, isTypeScript: /^(ts|typescript)$/.test(language ?? '') };
      block = [];
    } else if (marks !== undefined && marks.length >= fence.marks.length && language === '') {
      if (fence.isTypeScript) addBlock(programs, block!);
      fence = undefined;
    } else {
      const unindented = line.startsWith(fence.indent) ? line.slice(fence.indent.length) : line;
      block!.push({ text: unindented, line: index + 1 });
    }
  });
  return programs.map((lines) => ({ path, label: 'the TypeScript block', lines }));
}

function addBlock(programs: SnippetLine[][], block: SnippetLine[]): void {
  const previous = programs.at(-1);
  if (previous !== undefined && /^\/\/ continues\b/.test(block[0]?.text ?? '')) previous.push(...block);
  else programs.push(block);
}
