import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
    return [`| [${code(manifest.name)}](${folder.slice(root.length + 1)}) | ${tasks.map(code).join(', ')} | ${apis} |`];
  });
  return ['| package | tasks | APIs |', '| --- | --- | --- |', ...rows.sort()].join('\n');
}

interface Manifest {
  readonly name: string;
  readonly sfnTasks?: { readonly apis?: readonly string[] };
}

/** What the index of a package exports together with its props, and extends a base: helpers extend nothing. */
function tasksOf(folder: string): string[] {
  const index = join(folder, 'src', 'index.ts');
  if (!existsSync(index)) return [];
  const exported = new Map<string, string>();
  for (const [, names, module] of readFileSync(index, 'utf8').matchAll(/export (?:type )?\{([^}]*)\} from '(.*?)'/g)) {
    for (const name of names!.split(',')) exported.set(name.replace(/^\s*type /, '').trim(), module!);
  }
  return [...exported].flatMap(([name, module]) => {
    if (!exported.has(`${name}Props`)) return [];
    const source = readFileSync(join(folder, 'src', `${module}.ts`), 'utf8');
    return new RegExp(`^export class ${name}\\b[^{]*\\bextends\\b`, 'm').test(source) ? [name] : [];
  });
}

function code(text: string): string {
  return `\`${text}\``;
}
