import { join } from 'node:path';
import ts from 'typescript';

/** A compiler host that remembers which module a name resolved to. */
export interface CachingHost extends ts.CompilerHost {
  readonly cache: ts.ModuleResolutionCache;
}

/** The parsed files of every program of this process: the declarations of the CDK are many and parse once. */
const parsed = new Map<string, ts.SourceFile>();

/** The compiler's settings of the workspace, as examples need them. */
export function compilerOptionsOf(workspaceFolder: string): ts.CompilerOptions {
  const path = join(workspaceFolder, 'tsconfig.base.json');
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '));
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, workspaceFolder);
  return {
    ...options,
    declaration: false,
    noEmit: true,
    // An example ends where its point is made: what it builds last stays unused.
    noUnusedLocals: false,
    noUnusedParameters: false,
    // Each example is a module of its own, so that two of them may use a name.
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: options.types?.filter((name) => name !== 'jest'),
  };
}

/** A host whose programs share the files they parse. */
export function hostOf(options: ts.CompilerOptions): CachingHost {
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  const cache = ts.createModuleResolutionCache(host.getCurrentDirectory(), host.getCanonicalFileName, options);
  host.getSourceFile = (file, ...rest) => {
    // Only what is installed stays as it is while a process runs.
    if (!file.includes('/node_modules/')) return getSourceFile(file, ...rest);
    const known = parsed.get(file) ?? getSourceFile(file, ...rest);
    if (known !== undefined) parsed.set(file, known);
    return known;
  };
  return Object.assign(host, { cache });
}
