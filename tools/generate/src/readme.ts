import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TaskSummary, tasksOf } from './tasks';
import { workspaceFolders } from './workspace';

const BEGIN = '<!-- packages:begin -->';
const END = '<!-- packages:end -->';

/** The README of the workspace with its table of packages as they are; nothing where there is no README. */
export function renderReadme(root: string, problems: string[]): { file: string; text: string }[] {
  const file = join(root, 'README.md');
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin === -1 || end < begin) {
    problems.push(`README.md has no place for the table of packages: write ${BEGIN} and, below it, ${END}.`);
    return [];
  }
  return [{ file, text: `${text.slice(0, begin)}${BEGIN}\n\n${renderTable(root)}\n\n${text.slice(end)}` }];
}

function renderTable(root: string): string {
  const rows = workspaceFolders(root).flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const tasks = manifest.sfnTasks === undefined ? [] : tasksOf(folder);
    if (tasks.length === 0) return [];
    const apis = [...(manifest.sfnTasks?.apis ?? [])].sort().map(code).join(', ') || '–';
    return [
      `| [${code(manifest.name)}](${folder.slice(root.length + 1)}) | ${tasks.map(({ name }) => code(name)).join(', ')} | ${apis} | ${patternsOf(tasks)} |`,
    ];
  });
  const header = '| package | tasks | APIs | patterns besides request and response |';
  return [header, '| --- | --- | --- | --- |', ...rows.sort()].join('\n');
}

interface Manifest {
  readonly name: string;
  readonly sfnTasks?: { readonly apis?: readonly string[] };
}

/** The patterns besides request and response, and how many tasks have each, where not all do. */
function patternsOf(tasks: readonly TaskSummary[]): string {
  const patterns = [...new Set(tasks.flatMap((task) => task.patterns))].filter(
    (each) => each !== 'request and response',
  );
  const cells = patterns.sort().map((pattern) => {
    const count = tasks.filter((task) => task.patterns.includes(pattern)).length;
    return count === tasks.length ? pattern : `${pattern} (${count} of ${tasks.length})`;
  });
  return cells.join(', ') || '–';
}

function code(text: string): string {
  return `\`${text}\``;
}
