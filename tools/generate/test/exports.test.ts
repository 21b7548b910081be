import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate } from '../src';

const models = join(__dirname, 'fixtures', 'models');
const file = 'packages/names/src/exports.generated.ts';
let root: string;

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generate-exports-'));
  write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n');
  write('packages/names/package.json', { name: '@sfn-tasks/names', sfnTasks: { exports: true } });
  write('packages/names/src/index.ts', '');
  write('packages/core/package.json', { name: '@sfn-tasks/core' });
  write('packages/core/src/index.ts', "export { JsonPath } from './json-path';\n");
  for (const name of ['calls', 'topics']) {
    write(`packages/${name}/package.json`, { name: `@sfn-tasks/${name}`, sfnTasks: { service: true } });
  }
  write('packages/topics/src/index.ts', "export { Publish as SnsPublish, type SnsPublishProps } from './publish';\n");
  write(
    'packages/calls/src/index.ts',
    "export type {\n  CallProps,\n} from './props';\nexport { Call } from './call';\n",
  );
});

afterEach(() => rmSync(root, { recursive: true }));

test('given a package that asks for exports, then it gets those of all service packages, values and types apart', () => {
  expect(generate({ root, models, check: true }).changed).toEqual([file]);
  expect(generate({ root, models, packages: ['names'] }).changed).toEqual([file]);
  const rows = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('  '));
  expect(rows).toEqual([
    "  'calls': { values: ['Call'], types: ['CallProps'] },",
    "  'topics': { values: ['SnsPublish'], types: ['SnsPublishProps'] },",
  ]);
  expect(generate({ root, models, check: true }).unchanged).toEqual([file]);
});

test('given a name that two packages export, then neither is generated, and both are named', () => {
  write('packages/calls/src/index.ts', "export { SnsPublish } from './call';\n");
  expect(generate({ root, models })).toMatchObject({
    changed: [],
    problems: [
      'SnsPublish is exported by calls and by topics: name one of them otherwise, so that a name tells its package.',
    ],
  });
});
