import { exportStar } from './export-star';
import { sizesOf } from './file-sizes';
import { packageLists } from './package-lists';
import { sameFiles } from './same-files';
import { repeatedShare, type TaskCode, taskCodeOf } from './task-code';
import { type Check, servicePackagesOf, textOf } from './workspace';

/** A line that stands in so many tasks or more is one that each task writes again. */
const REPEATED = 8;

/** The peer has two more interfaces for each task; here one fits both languages. */
const OF_ONE_LANGUAGE = /Json(Path|ata)Props$/;

/** One measure of how simple and alike the packages are. */
export interface Yardstick {
  readonly name: string;
  readonly found: string;
  /** What it should be. A row without is for comparison only. */
  readonly reach?: string;
  readonly holds: boolean;
}

/** How long files are, what tasks repeat, and what packages have that others have not. */
export function yardsticksOf(workspaceFolder: string): Yardstick[] {
  const tasks = taskCodeOf(workspaceFolder);
  const sizes = sizesOf(workspaceFolder);
  const simple = tasks.filter(({ isSimple }) => isSimple).map(({ fileLength }) => fileLength);
  const props = propsOf(workspaceFolder);
  return [
    atMost('lines of code in the file of a simple task, median', percentile(simple, 0.5), 30),
    shown('simple tasks, and those of at most 30 lines', simple.length, simple.filter((size) => size <= 30).length),
    atMost('lines of a source file, median', percentile(sizes, 0.5), 60),
    atMost('lines of a source file, 90th percentile', percentile(sizes, 0.9), 200),
    atMost('lines of the longest source file', percentile(sizes, 1), 400),
    below(`code of tasks that stands in ${REPEATED} or more of them`, shareOf(tasks, 'lines'), 10),
    { ...below('the same, in their classes alone', shareOf(tasks, 'classLines'), 0), reach: undefined, holds: true },
    atMost(
      'interfaces of props for one query language alone',
      props.filter((it) => OF_ONE_LANGUAGE.test(it)).length,
      0,
    ),
    shown('tasks, and other interfaces of props: their bases and parts', tasks.length, props.length - tasks.length),
    atMost('uses of export *', exportStar(workspaceFolder).length, 0),
    atMost('lists of packages kept by hand', packageLists(workspaceFolder).length, 0),
    atMost('files outside src and test that service packages do not share', sameFiles(workspaceFolder).length, 0),
  ];
}

/** Every yardstick holds. */
export const yardsticks: Check = (workspaceFolder) =>
  yardsticksOf(workspaceFolder)
    .filter(({ holds }) => !holds)
    .map(({ name, found, reach }) => `${name}: ${found}, ${reach} is the yardstick.`);

/** The rows as a table of text. */
export function yardstickTable(rows: readonly Yardstick[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, found, reach, holds }) =>
    `${holds ? 'ok    ' : 'MISSED'}  ${name.padEnd(width)}  ${found.padStart(8)}  ${reach ?? ''}`.trimEnd(),
  );
  return lines.join('\n');
}

/** The props that the indexes of service packages name. */
function propsOf(workspaceFolder: string): string[] {
  return servicePackagesOf(workspaceFolder).flatMap(({ folder }) => [
    ...new Set(textOf(workspaceFolder, `${folder}/src/index.ts`).match(/\b\w+Props\b/g) ?? []),
  ]);
}

function shareOf(tasks: readonly TaskCode[], part: 'lines' | 'classLines'): number {
  return repeatedShare(
    tasks.map((task) => task[part]),
    REPEATED,
  );
}

function atMost(name: string, found: number, most: number): Yardstick {
  return { name, found: String(found), reach: most === 0 ? 'none' : `at most ${most}`, holds: found <= most };
}

function below(name: string, share: number, percent: number): Yardstick {
  const found = share * 100;
  return { name, found: `${found.toFixed(1)} %`, reach: `below ${percent} %`, holds: found < percent };
}

function shown(name: string, ...found: readonly number[]): Yardstick {
  return { name, found: found.join(', '), holds: true };
}

function percentile(sizes: readonly number[], share: number): number {
  const sorted = [...sizes].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
