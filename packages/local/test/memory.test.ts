import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The heap that is left in use at the end of a workflow, in a process of its own. */
function heapAfter(kind: 'map' | 'loop', count: number): number {
  const args = ['--expose-gc', '--import', 'tsx', join(__dirname, 'memory-child.ts'), kind, String(count)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: join(__dirname, '../../..') });
  if (!/^\d+\n$/.test(stdout)) throw new Error(stderr);
  return Number(stdout);
}

describe('given a run without its history', () => {
  test.each(['map', 'loop'] as const)('when a %s is five times as long, then it needs no more memory', (kind) => {
    // What is kept of items or states would be five times as much.
    expect(heapAfter(kind, 100_000) / heapAfter(kind, 20_000)).toBeLessThan(1.3);
  });
});
