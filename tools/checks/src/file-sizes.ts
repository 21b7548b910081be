import { type Check, packagesOf, sourceFilesOf, textOf } from './workspace';

const LIMIT = 400;

/** No source file is longer than 400 lines, generated files apart. */
export const fileSizes: Check = (workspaceFolder) =>
  sourceFilesOf(workspaceFolder)
    .map((path) => ({ path, lines: linesOf(workspaceFolder, path) }))
    .filter(({ lines }) => lines > LIMIT)
    .map(({ path, lines }) => `${path} has ${lines} lines: split it, a source file has at most ${LIMIT}.`);

/** How many lines each source file of the packages has. */
export function sizesOf(workspaceFolder: string): number[] {
  return packagesOf(workspaceFolder)
    .flatMap(({ folder }) => sourceFilesOf(workspaceFolder, folder))
    .map((path) => linesOf(workspaceFolder, path));
}

function linesOf(workspaceFolder: string, path: string): number {
  const text = textOf(workspaceFolder, path);
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
