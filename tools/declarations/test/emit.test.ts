import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { emitDeclarations } from '../src';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'declarations-'));
  write('tsconfig.base.json', JSON.stringify({ compilerOptions: { module: 'ESNext', moduleResolution: 'Bundler' } }));
  write('packages/one/package.json', '{ "name": "@sfn-tasks/one" }');
  write('packages/one/src/index.ts', "export { one } from './one';\n");
  write('packages/one/src/one.ts', '/** The first. */\nexport const one = 1 as const;\n');
  write('packages/one/src/cli.ts', "import { one } from './one';\nconsole.log(one);\nexport const shown = true;\n");
  write('packages/two/package.json', '{ "name": "@sfn-tasks/two" }');
  write('packages/two/src/index.ts', 'export class Two {}\n');
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

const read = (path: string) => readFileSync(join(workspace, path), 'utf8');

test('every package gets the declarations that its index needs, for both module systems, with doc comments', () => {
  expect(emitDeclarations(workspace)).toEqual([
    'packages/one/dist/index.d.mts',
    'packages/one/dist/index.d.ts',
    'packages/one/dist/one.d.ts',
    'packages/two/dist/index.d.mts',
    'packages/two/dist/index.d.ts',
  ]);
  expect(read('packages/one/dist/index.d.ts')).toBe("export { one } from './one';\n");
  expect(read('packages/one/dist/one.d.ts')).toBe('/** The first. */\nexport declare const one: 1;\n');
  expect(read('packages/one/dist/index.d.mts')).toBe("export * from './index.js';\n");
});

test('what else is in dist stays, a declaration without its source goes', () => {
  write('packages/two/dist/gone.d.ts', 'export {};\n');
  write('packages/two/dist/index.js', 'exports.Two = class Two {};\n');
  emitDeclarations(workspace);
  expect(existsSync(join(workspace, 'packages/two/dist/gone.d.ts'))).toBe(false);
  expect(existsSync(join(workspace, 'packages/two/dist/index.js'))).toBe(true);
});

test('a type that no declaration can name is an error, and what was there stays', () => {
  write('packages/two/dist/index.d.ts', 'export declare class Two {}\n');
  write('packages/two/src/index.ts', 'export const Two = class { private readonly hidden = 1; };\n');
  expect(() => emitDeclarations(workspace)).toThrow(/packages\/two\/src\/index\.ts.*TS4094/);
  expect(read('packages/two/dist/index.d.ts')).toBe('export declare class Two {}\n');
});
