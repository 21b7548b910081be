import { type Check, packagesOf, sourceFilesOf, textOf } from './workspace';

const LIMIT = 400;

/** No source file is longer than 400 lines, generated files apart. */
export const fileSizes: Check = (workspaceFolder) =>
  sourceFilesOf(workspaceFolder)
    .map((path) => ({ path, lines: linesOf(workspaceFolder, path) }))
    .filter(({ lines }) => lines > LIMIT)
    .map(({ path, lines }) => `${path} has ${lines} lines: split it, a source file has at most ${LIMIT}.`);

/** The usual and the long source file of the packages, for the yardsticks of at most 60 and 200 lines. */
export function fileSizeSummary(workspaceFolder: string): string {
  const sizes = packagesOf(workspaceFolder)
    .flatMap(({ folder }) => sourceFilesOf(workspaceFolder, folder))
    .map((path) => linesOf(workspaceFolder, path))
    .sort((left, right) => left - right);
  const percentile = (share: number) => sizes[Math.max(0, Math.ceil(sizes.length * share) - 1)] ?? 0;
  return `${sizes.length} source files, median ${percentile(0.5)} lines, 90th percentile ${percentile(0.9)}, longest ${percentile(1)}`;
}

function linesOf(workspaceFolder: string, path: string): number {
  const text = textOf(workspaceFolder, path);
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
