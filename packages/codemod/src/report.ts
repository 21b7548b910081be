import type { Rewrite } from './rewrite';

/** What became of one file. */
export interface FileReport extends Rewrite {
  readonly path: string;
}

/** A line for each name that moved or stays, by file, the count, and the packages to install. */
export function report(files: readonly FileReport[], install: string, isDryRun: boolean): string {
  const told = files.filter(({ moved, left }) => moved.length + left.length > 0);
  const moved = told.flatMap((file) => file.moved);
  const changed = told.filter((file) => file.moved.length > 0).length;
  const left = told.reduce((sum, file) => sum + file.left.length, 0);
  const packages = [...new Set(moved.map((name) => name.package))].sort();
  return [
    ...told.flatMap(linesOf),
    `${plural(files.length, 'file')} read, ${changed} ${isDryRun ? 'would change' : 'changed'}: ${plural(moved.length, 'name')} moved, ${left} left.`,
    ...(packages.length === 0 ? [] : [`Install what they come from now: ${install} ${packages.join(' ')}`]),
  ].join('\n');
}

function linesOf({ path, moved, left }: FileReport): string[] {
  return [
    path,
    ...moved.map(({ line, name, package: home }) => `  ${line}: ${name} → ${home}`),
    ...left.map(({ line, what, wayOut }) => `  ${line}: LEFT ${what.replace(/\s+/g, ' ')}: ${wayOut}`),
    '',
  ];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
