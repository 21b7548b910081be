import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import { writeMachineFiles } from './machine-files';
import { reportMachines } from './machine-report';
import { machineTable } from './machine-table';
import { synthesise } from './synthesise';

/** What the demo shows, and where. */
export interface DemoOptions {
  /** Makes the stack to show. */
  readonly makeStack: (app: App) => Stack;
  /** The folder that the files go to; what is in it goes away. */
  readonly folder: string;
  /** The folder that printed paths start from. */
  readonly from: string;
  /** The widest line, in characters. */
  readonly width: number;
  /** Sets a headline off. */
  readonly headline: (text: string) => string;
}

/** Synthesises a stack, writes its template and the pictures of its state machines, and tells of both. */
export function demo({ makeStack, folder, from, width, headline }: DemoOptions): string[] {
  rmSync(folder, { recursive: true, force: true });
  const { stack, template, warnings } = synthesise(makeStack);
  const machines = reportMachines(stack, template);

  mkdirSync(folder, { recursive: true });
  const templateFile = join(folder, stack.templateFile);
  writeFileSync(templateFile, `${JSON.stringify(template, undefined, 2)}\n`);
  const files = [
    [templateFile, `CloudFormation, ${Object.keys(template.Resources).length} resources`] as const,
    ...machines.flatMap((machine) => writeMachineFiles(machine, folder)),
  ].map(([file, what]) => [relative(from, file), what] as const);
  const longest = Math.max(...files.map(([file]) => file.length));

  return [
    ...machines.flatMap((machine) => [headline(machine.name), '', ...machineTable(machine, width), '']),
    ...warnings.map((warning) => `warning: ${warning}`),
    headline('Written'),
    '',
    ...files.map(([file, what]) => `  ${file.padEnd(longest)}  ${what}`),
  ];
}
