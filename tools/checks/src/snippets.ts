import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { compilerOptionsOf, hostOf } from './compiler';
import { packagesOf } from './workspace';

/** A program inside another file: an example of a doc comment or a block of a Markdown page. */
export interface Snippet {
  /** The file that holds it, from the root of the workspace. */
  readonly path: string;
  /** What a problem calls it, such as the class it is an example of. */
  readonly label: string;
  readonly lines: readonly SnippetLine[];
}

/** A line of a snippet and where it stands. */
export interface SnippetLine {
  readonly text: string;
  /** In the file that holds the snippet, from 1. */
  readonly line: number;
}

/** What the compiler says of the snippets: those with tests for Jest know its globals, the others must do without. */
export function compileSnippets(workspaceFolder: string, snippets: readonly Snippet[]): string[] {
  const isTest = ({ lines }: Snippet) => lines.some(({ text }) => text.startsWith('test('));
  return [
    ...compileTogether(
      workspaceFolder,
      snippets.filter((snippet) => !isTest(snippet)),
      [],
    ),
    ...compileTogether(workspaceFolder, snippets.filter(isTest), ['jest']),
  ];
}

/** All in one program, each as a module beside the file that holds it. */
function compileTogether(workspaceFolder: string, snippets: readonly Snippet[], types: readonly string[]): string[] {
  const byFile = new Map(
    snippets.map((snippet, index) => [
      resolve(workspaceFolder, dirname(snippet.path), `snippet-${index}.snippet.ts`),
      snippet,
    ]),
  );
  if (byFile.size === 0) return [];

  const base = compilerOptionsOf(workspaceFolder);
  const options = { ...base, types: [...(base.types ?? []), ...types] };
  const host = hostOf(options);
  const { fileExists, readFile, getSourceFile } = host;
  const textOfSnippet = (file: string) =>
    byFile
      .get(file)
      ?.lines.map(({ text }) => text)
      .join('\n');
  host.fileExists = (file) => byFile.has(file) || fileExists(file);
  host.readFile = (file) => textOfSnippet(file) ?? readFile(file);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const text = textOfSnippet(file);
    return text === undefined
      ? getSourceFile(file, languageVersion, ...rest)
      : ts.createSourceFile(file, text, languageVersion, true);
  };
  const places = packagesOf(workspaceFolder).map(({ folder }) => join(workspaceFolder, folder, 'package.json'));
  host.resolveModuleNameLiterals = (literals, containingFile, redirect, _options, file) =>
    literals.map(({ text }) => {
      const from = (place: string) =>
        ts.resolveModuleName(text, place, options, host, host.cache, redirect, modeOf(file, options));
      const sibling = byFile.has(containingFile) ? sourceOfSibling(workspaceFolder, text) : undefined;
      if (sibling !== undefined) {
        return {
          resolvedModule: { resolvedFileName: sibling, extension: ts.Extension.Ts, isExternalLibraryImport: false },
        };
      }
      const here = from(containingFile);
      if (here.resolvedModule !== undefined || !byFile.has(containingFile) || text.startsWith('.')) return here;
      // A page at the root uses what the packages use, such as the CDK; the root itself does not depend on it.
      return places.map(from).find(({ resolvedModule }) => resolvedModule !== undefined) ?? here;
    });

  const program = ts.createProgram({ rootNames: [...byFile.keys()], options, host });
  const setup = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()].map(
    (diagnostic) => `tsconfig.base.json cannot compile the snippets: ${sentenceOf(diagnostic)}`,
  );
  return [
    ...setup,
    ...[...byFile].flatMap(([file, snippet]) => {
      const source = program.getSourceFile(file)!;
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
        (diagnostic) => {
          const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
          const place = snippet.lines[line] ?? snippet.lines.at(-1);
          return `${snippet.path}:${place?.line ?? 1} ${snippet.label} does not compile: ${sentenceOf(diagnostic)}`;
        },
      );
    }),
  ];
}

function sourceOfSibling(workspaceFolder: string, specifier: string): string | undefined {
  const shortName = /^@sfn-tasks\/([a-z0-9-]+)$/.exec(specifier)?.[1];
  if (shortName === undefined) return undefined;
  const source = resolve(workspaceFolder, 'packages', shortName, 'src/index.ts');
  return existsSync(source) ? source : undefined;
}

function modeOf(file: ts.SourceFile, options: ts.CompilerOptions): ts.ResolutionMode {
  return file.impliedNodeFormat ?? (options.module === ts.ModuleKind.CommonJS ? ts.ModuleKind.CommonJS : undefined);
}

function sentenceOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, ' ');
}
