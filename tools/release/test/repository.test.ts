import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameRepository } from '../src/repository';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repository-'));
  mkdirSync(join(folder, 'packages/sqs'), { recursive: true });
  writeFileSync(join(folder, 'packages/sqs/package.json'), '{ "name": "@sfn-tasks/sqs" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every manifest names the repository that the workflow runs for, and the folder in it', () => {
  nameRepository(folder, { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'someone/tasks' });
  expect(JSON.parse(readFileSync(join(folder, 'packages/sqs/package.json'), 'utf8'))).toEqual({
    name: '@sfn-tasks/sqs',
    repository: { type: 'git', url: 'git+https://github.com/someone/tasks.git', directory: 'packages/sqs' },
  });
});

test('outside a workflow nothing is published', () => {
  expect(() => nameRepository(folder, {})).toThrow('GITHUB_REPOSITORY');
});
