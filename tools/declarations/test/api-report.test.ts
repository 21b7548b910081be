import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apiReports, updateReports } from '../src';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'api-report-'));
  write('packages/one/package.json', '{ "name": "@sfn-tasks/one" }');
  write('packages/one/dist/index.d.ts', "export { Task, type Props } from './task';\n");
  write(
    'packages/one/dist/task.d.ts',
    `/** Props. */
export interface Props { readonly body: string; }
interface Hidden { }
declare const Task_base: import("@sfn-tasks/core").TaskConstructor<Props, Hidden>;
/** Sends. */
export declare class Task extends Task_base { }
`,
  );
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

test('a report has what is exported, by name, with the base of a task, without comments', () => {
  const [report] = apiReports(workspace);
  expect(report!.path).toBe('packages/one/api.md');
  expect(report!.text.split('```')[1]).toBe(`text
export interface Props {
    readonly body: string;
}

declare const Task_base: import("@sfn-tasks/core").TaskConstructor<Props, Hidden>;

export declare class Task extends Task_base {
}
`);
});

test('a change of what is exported makes a report stale until it is written', () => {
  expect(updateReports(workspace, true)).toEqual(['packages/one/api.md']);
  expect(updateReports(workspace, false)).toEqual([]);
  const before = readFileSync(join(workspace, 'packages/one/api.md'), 'utf8');
  write('packages/one/dist/index.d.ts', "export { Task } from './task';\n");
  expect(updateReports(workspace, false)).toEqual(['packages/one/api.md']);
  expect(readFileSync(join(workspace, 'packages/one/api.md'), 'utf8')).toBe(before);
});

test('a package that is not built is an error', () => {
  rmSync(join(workspace, 'packages/one/dist'), { recursive: true });
  expect(() => apiReports(workspace)).toThrow('run pnpm build');
});
