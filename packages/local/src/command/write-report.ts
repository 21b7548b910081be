import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PageRun } from '../page/page-data';
import { renderReport } from '../page/render';

/** Makes the folder of a report, so that a path that cannot be is told before the run. */
export function prepareReport(file: string): void {
  attempt(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
  });
}

/** Writes the report of a run. */
export function writeReport(file: string, run: PageRun): void {
  attempt(file, () => writeFileSync(file, renderReport(run)));
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new Error(`--report cannot write ${file}: ${(error as Error).message}.`);
  }
}
