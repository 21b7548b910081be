import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownProblems } from '../src/tarballs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tarballs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problems(manifest: Record<string, unknown>, bytes: number, ...files: readonly string[]): string[] {
  for (const file of ['index.js', ...files]) {
    mkdirSync(join(folder, 'package', file, '..'), { recursive: true });
    writeFileSync(join(folder, 'package', file), '');
  }
  const tarball = join(folder, 'one.tgz');
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
  return ownProblems({ name: 'one', tarball, bytes, manifest });
}

test('a small package with one dependency is fine', () => {
  const manifest = { dependencies: { core: '^1.0.0' }, devDependencies: { internal: 'workspace:*' } };
  expect(problems(manifest, 60_000)).toEqual([]);
});

test('weight, dependencies, ranges of the workspace and files that no user needs are problems', () => {
  const manifest = { dependencies: { core: 'workspace:^', other: '^1.0.0' } };
  expect(problems(manifest, 60_001, 'test/one.test.ts')).toEqual(
    [
      'one weighs 60.0 kB packed: the budget is 60 kB, make it smaller.',
      'one depends on core, other: the budget is 1, do with less.',
      'one is packed with "workspace:", which only this workspace understands.',
      'one is packed with package/test/one.test.ts: leave it away.',
    ].map((problem) => expect.stringContaining(problem)),
  );
});

test('a package may have a budget of its own', () => {
  expect(problems({ sfnTasks: { packedKilobytes: 80 } }, 70_000)).toEqual([]);
});
