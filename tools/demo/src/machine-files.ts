import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderGraph } from '@sfn-tasks/local';
import type { MachineReport } from './machine-report';
import { toMermaid } from './mermaid';

/** Writes the definition of a machine and its pictures; returns each file with what it is. */
export function writeMachineFiles({ name, definition }: MachineReport, folder: string): [file: string, what: string][] {
  const base = join(folder, name.replaceAll('/', ''));
  const files: [file: string, what: string, text: string][] = [
    [`${base}.svg`, 'picture, open it in a browser', renderGraph(definition, { title: name })],
    [`${base}.mmd`, 'the picture as Mermaid text', toMermaid(definition)],
    [`${base}.definition.json`, 'Amazon States Language', `${JSON.stringify(definition, undefined, 2)}\n`],
  ];
  for (const [file, , text] of files) writeFileSync(file, text);
  return files.map(([file, what]) => [file, what]);
}
