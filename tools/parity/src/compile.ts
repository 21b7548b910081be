import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Comparison } from './comparison';
import { indexOf, type OwnExports } from './own-exports';
import { importNameOf } from './own-types';

/** What the compiler says of a comparison. */
export interface Complaint {
  /** Ours does not exist; otherwise it exists and does not fit. */
  readonly missing: boolean;
  readonly message: string;
}

/** "Property … does not exist", "has no exported member", and `Pick` of a prop that is none. */
const missingCodes: readonly number[] = [2339, 2551, 2305, 2694, 2724, 2344];

const helpers =
  'type RequiredKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K }[keyof T];';

/** The settings of the workspace for a file that stands nowhere but in memory. */
export function compilerOptionsOf(workspaceFolder: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(join(workspaceFolder, 'tsconfig.base.json'), ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '));
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, workspaceFolder);
  return { ...options, declaration: false, noEmit: true, allowImportingTsExtensions: true, types: [] };
}

/** The folder of aws-cdk-lib as this tool sees it. */
export function libraryFolderOf(workspaceFolder: string): string {
  const { resolvedModule } = ts.resolveModuleName(
    'aws-cdk-lib',
    fileOf(workspaceFolder),
    compilerOptionsOf(workspaceFolder),
    ts.sys,
  );
  if (resolvedModule === undefined) throw new Error('aws-cdk-lib is not installed. Run pnpm install.');
  return dirname(resolvedModule.resolvedFileName);
}

/** Compiles the statements of all comparisons at once, and tells what fails by its line: a comparison has one line. */
export function compile(
  workspaceFolder: string,
  comparisons: readonly Comparison[],
  exported: OwnExports,
): Map<Comparison, Complaint> {
  // A package whose tasks aws-cdk-lib lacks takes part in no comparison.
  const options = { ...compilerOptionsOf(workspaceFolder), noUnusedLocals: false };
  const file = fileOf(workspaceFolder);
  const heading = [...importsOf(workspaceFolder, exported), helpers];
  const lines = comparisons.map(({ statements }, line) =>
    statements.map((statement, index) => `export namespace c${line}_${index} { ${statement} }`).join(' '),
  );
  const host = ts.createCompilerHost(options, true);
  const source = ts.createSourceFile(file, [...heading, ...lines].join('\n'), ts.ScriptTarget.ES2022, true);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (path, ...rest) => (path === file ? source : getSourceFile(path, ...rest));
  host.fileExists = (path) => path === file || fileExists(path);

  const program = ts.createProgram({ rootNames: [file], options, host });
  const complaints = new Map<Comparison, Complaint>();
  for (const { start = 0, code, messageText } of [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]) {
    const line = source.getLineAndCharacterOfPosition(start).line - heading.length;
    const comparison = comparisons[line];
    const message = lastOf(messageText);
    if (comparison === undefined) throw new Error(`The comparison itself does not compile: ${message}`);
    if (complaints.has(comparison)) continue;
    complaints.set(comparison, { missing: missingCodes.includes(code), message });
  }
  return complaints;
}

function fileOf(workspaceFolder: string): string {
  return join(workspaceFolder, 'tools/parity/comparisons.ts').replaceAll('\\', '/');
}

function importsOf(workspaceFolder: string, exported: OwnExports): string[] {
  const shortNames = [...new Set(['core', ...[...exported.values()].flat()])].sort();
  return [
    `import * as cdk from 'aws-cdk-lib';`,
    `import * as constructs from 'constructs';`,
    ...shortNames.map(
      (shortName) => `import * as ${importNameOf(shortName)} from '${indexOf(workspaceFolder, shortName)}';`,
    ),
  ];
}

/** The compiler begins with the whole types and comes to what does not fit at last. */
function lastOf(message: string | ts.DiagnosticMessageChain): string {
  let last = message;
  while (typeof last !== 'string' && last.next?.[0] !== undefined) last = last.next[0];
  return typeof last === 'string' ? last : last.messageText;
}
