import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A task of a package, as its source has it. */
export interface TaskSummary {
  /** The name of its class. */
  readonly name: string;
  /** The file that has it, below `src` and without its ending. */
  readonly module: string;
  /** The patterns of its facts, in words. */
  readonly patterns: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = {
  REQUEST_RESPONSE: 'request and response',
  RUN_JOB: 'run a job',
  WAIT_FOR_TASK_TOKEN: 'callback',
};

/** What the index of a package exports together with its props, and extends a base: helpers extend nothing. */
export function tasksOf(folder: string): TaskSummary[] {
  const index = join(folder, 'src', 'index.ts');
  if (!existsSync(index)) return [];
  const exported = new Map<string, string>();
  for (const [, names, module] of readFileSync(index, 'utf8').matchAll(/export (?:type )?\{([^}]*)\} from '(.*?)'/g)) {
    for (const name of names!.split(',')) exported.set(name.replace(/^\s*type /, '').trim(), module!);
  }
  return [...exported].flatMap(([name, module]) => {
    if (!exported.has(`${name}Props`)) return [];
    const source = readFileSync(join(folder, 'src', `${module}.ts`), 'utf8');
    const start = source.search(new RegExp(`^export class ${name}\\b[^{]*\\bextends\\b`, 'm'));
    return start === -1 ? [] : [{ name, module: module.replace('./', ''), patterns: patternsIn(source.slice(start)) }];
  });
}

/** The patterns that a class names in its facts. */
function patternsIn(source: string): string[] {
  const [, list = ''] = /\bpatterns: \[([^\]]*)\]/.exec(source) ?? [];
  return [...list.matchAll(/IntegrationPattern\.(\w+)/g)].map(([, pattern]) => WORDS[pattern!] ?? pattern!);
}
