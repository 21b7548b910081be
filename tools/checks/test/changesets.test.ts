import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesets } from '../src/changesets';
import { serviceManifest, workspace } from './fixture';

/** A workspace whose good state is committed on main, and a branch from there. */
function branch(): string {
  const folder = workspace();
  git(folder, 'checkout', '--quiet', '-B', 'main');
  commit(folder);
  git(folder, 'checkout', '--quiet', '-b', 'change');
  return folder;
}

function git(folder: string, ...args: readonly string[]): void {
  const person = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...person, ...args], { cwd: folder, stdio: 'ignore' });
}

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=A step');
}

function addChangeset(folder: string, text: string): void {
  mkdirSync(join(folder, '.changeset'), { recursive: true });
  writeFileSync(join(folder, '.changeset/change.md'), text);
}

const change = (folder: string, name: string) =>
  appendFileSync(join(folder, 'packages', name, 'src/index.ts'), '// changed\n');

test('there is nothing to compare on main itself', () => {
  const folder = workspace();
  git(folder, 'checkout', '--quiet', '-B', 'main');
  commit(folder);
  expect(changesets(folder)).toEqual({ base: undefined, problems: [] });
});

test('there is nothing to compare where main is not known', () => {
  const folder = workspace();
  git(folder, 'checkout', '--quiet', '-B', 'other');
  commit(folder);
  change(folder, 'sqs');
  expect(changesets(folder).base).toBeUndefined();
});

test.each([
  ['committed', true],
  ['in the working tree', false],
])('a change of a package without a changeset is a problem, %s', (_, committed) => {
  const folder = branch();
  change(folder, 'sqs');
  if (committed) commit(folder);
  expect(changesets(folder).problems).toEqual([
    'packages/sqs/src changed and no changeset names @sfn-tasks/sqs: run pnpm changeset.',
  ]);
});

test('a changeset of the package answers, one of another does not', () => {
  const folder = branch();
  change(folder, 'sqs');
  change(folder, 'core');
  addChangeset(folder, '---\n"@sfn-tasks/sqs": patch\n---\n\n@sfn-tasks/core is better.\n');
  commit(folder);
  expect(changesets(folder).problems).toEqual([
    'packages/core/src changed and no changeset names @sfn-tasks/core: run pnpm changeset.',
  ]);
});

test('a change outside src needs none, and a new package is released as it is', () => {
  const folder = branch();
  writeFileSync(join(folder, 'packages/sqs/README.md'), '# Other words\n');
  mkdirSync(join(folder, 'packages/new/src'), { recursive: true });
  writeFileSync(join(folder, 'packages/new/package.json'), JSON.stringify(serviceManifest('new')));
  writeFileSync(join(folder, 'packages/new/src/index.ts'), 'export const a = 1;\n');
  commit(folder);
  expect(changesets(folder)).toEqual({ base: expect.any(String), problems: [] });
});
