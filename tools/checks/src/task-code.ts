import { join } from 'node:path';
import { tasksOf } from '@sfn-tasks-internal/generate';
import { servicePackagesOf, textOf } from './workspace';

/** The code of one task: lines with words, without imports and comments; its name is the same in all, so that lines compare. */
export interface TaskCode {
  readonly name: string;
  /** A class made of facts by `task()`, in a file of its own with nothing but its props. */
  readonly isSimple: boolean;
  /** All code lines of its file. */
  readonly fileLength: number;
  readonly lines: readonly string[];
  /** Those of its class alone. */
  readonly classLines: readonly string[];
}

/** The code of every task of every service package. */
export function taskCodeOf(workspaceFolder: string): TaskCode[] {
  return servicePackagesOf(workspaceFolder).flatMap(({ folder }) =>
    tasksOf(join(workspaceFolder, folder)).map(({ name, module }) => {
      const text = textOf(workspaceFolder, `${folder}/src/${module}.ts`).replace(/\/\*[\s\S]*?\*\//g, '');
      const own = text.replace(/^import [\s\S]*?;$/gm, '');
      const declared = [...own.matchAll(/^(?:export )?(?:abstract )?(class|interface|type|function|const) (\w+)/gm)];
      return {
        name,
        isSimple:
          /\bextends task</.test(own) && declared.every(([, , declares]) => declares!.replace(/Props$/, '') === name),
        fileLength: codeLines(text).length,
        lines: comparable(own, name),
        classLines: comparable(classIn(own, name), name),
      };
    }),
  );
}

/** What is repeated in so many tasks or more, as a share of all lines. */
export function repeatedShare(tasks: readonly (readonly string[])[], fewest: number): number {
  const holders = new Map<string, number>();
  for (const lines of tasks) for (const line of new Set(lines)) holders.set(line, (holders.get(line) ?? 0) + 1);
  const all = tasks.flat();
  return all.length === 0 ? 0 : all.filter((line) => holders.get(line)! >= fewest).length / all.length;
}

/** From its declaration to the first brace at the start of a line. */
function classIn(text: string, name: string): string {
  const found = new RegExp(`^export class ${name}\\b[\\s\\S]*?^\\}.*$`, 'm').exec(text);
  return found?.[0] ?? '';
}

function comparable(text: string, name: string): string[] {
  return codeLines(text)
    .filter((line) => /\w/.test(line))
    .map((line) => line.replaceAll(name, 'Task'));
}

function codeLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'));
}
