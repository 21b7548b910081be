import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TaskSummary, tasksOf } from '@sfn-tasks-internal/generate';
import { snippetsOf } from './markdown';
import { type Check, packagesOf, textOf, type WorkspacePackage } from './workspace';

const LONGEST = 60;
const HEADER = ['task', 'API', 'patterns', 'permissions'];

/** The README of every package: one sentence, how to install it, an example, what each task is, at most 60 lines. */
export const readmes: Check = (workspaceFolder) =>
  packagesOf(workspaceFolder).flatMap((entry) => {
    const path = `${entry.folder}/README.md`;
    if (!existsSync(join(workspaceFolder, path))) return [`${path} is missing: every package has one, add it.`];
    const text = textOf(workspaceFolder, path);
    return [...shared(entry, text), ...(entry.isService ? table(workspaceFolder, entry, text) : [])].map(
      (problem) => `${path} ${problem}`,
    );
  });

function shared({ manifest: { name, bin, sfnTasks } }: WorkspacePackage, text: string): string[] {
  const lines = text.trimEnd().split('\n');
  const problems: string[] = [];
  if (lines.length > LONGEST) problems.push(`has ${lines.length} lines: a README has at most ${LONGEST}, shorten it.`);
  if (lines[0] !== `# ${name}`) problems.push(`begins with "${lines[0]}": begin with "# ${name}".`);
  if (!/^\S.*[.:]$/.test(paragraphAfterTitle(lines))) {
    problems.push('has no sentence below its title: say what the package is for.');
  }
  const command = bin === undefined ? `npm install ${name}` : `npx ${name}`;
  if (!text.replace('--save-dev ', '').includes(command))
    problems.push(`does not say how to get it: write "${command}".`);
  const budget = sfnTasks?.packedKilobytes;
  if (budget !== undefined && !text.includes(`${budget} kB`)) {
    problems.push(`does not say that the package may weigh up to ${budget} kB, as its manifest does: say what weighs.`);
  }
  const programs = snippetsOf('README.md', text).map((snippet) => snippet.lines.map((line) => line.text).join('\n'));
  if (!programs.some((program) => program.includes(`from '${name}'`))) {
    problems.push(`has no TypeScript block that imports from ${name}: show it in use.`);
  }
  return problems;
}

function paragraphAfterTitle(lines: readonly string[]): string {
  const start = lines.findIndex((line, index) => index > 0 && line !== '');
  const end = lines.indexOf('', start);
  return lines.slice(start, end === -1 ? undefined : end).join(' ');
}

/** One row for each task: its API and patterns are those of its facts. */
function table(workspaceFolder: string, { folder }: WorkspacePackage, text: string): string[] {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const start = rows.findIndex((row) => row.join() === HEADER.join());
  if (start === -1) return [`has no table of its tasks: write | ${HEADER.join(' | ')} | and a row for each.`];
  const tasks = tasksOf(join(workspaceFolder, folder));
  return tasks.flatMap((task) => {
    const row = rows.slice(start).find(([name]) => name === `\`${task.name}\``);
    return row === undefined ? [`has no row for ${task.name}: add it to the table of tasks.`] : rowProblems(task, row);
  });
}

function rowProblems({ name, patterns }: TaskSummary, [, , found = '', permissions = '']: readonly string[]): string[] {
  const plain = found.replace(/ \(default\)/g, '');
  const right = patterns.join(', ');
  return [
    ...(plain === right ? [] : [`has the patterns "${found}" for ${name}: its facts have "${right}", copy that.`]),
    ...(permissions === '' ? [`says no permissions of ${name}: say what the role gets, or "none".`] : []),
  ];
}
