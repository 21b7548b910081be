import { yardsticks, yardsticksOf, yardstickTable } from '../src/index';
import { serviceManifest, workspace } from './fixture';

const PACKAGE = 'packages/sqs';

/** A service package of these tasks, whose classes have the same lines but for their names. */
function packageOf(names: readonly string[], line: (name: string) => string): string {
  const files = Object.fromEntries(
    names.map((name) => [
      `${PACKAGE}/src/${name.toLowerCase()}.ts`,
      `import { task } from '@sfn-tasks/core';

/** Props. */
export interface ${name}Props {}

/** A task. */
export class ${name} extends task<${name}Props>({
  ${line(name)}
}) {}
`,
    ]),
  );
  const index = names.map((name) => `export { ${name}, type ${name}Props } from './${name.toLowerCase()}';\n`).join('');
  return workspace({
    'packages/sns/package.json': undefined,
    [`${PACKAGE}/package.json`]: serviceManifest('sqs'),
    [`${PACKAGE}/src/index.ts`]: index,
    ...files,
  });
}

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => `Send${letter}`);
const found = (folder: string, name: string) => yardsticksOf(folder).find((row) => row.name.startsWith(name))?.found;

test('given eight tasks of the same lines, then all their code is repeated, and that is a problem', () => {
  const folder = packageOf(NAMES, () => 'patterns: [],');
  expect(found(folder, 'code of tasks')).toBe('100.0 %');
  expect(yardsticks(folder)).toEqual([
    'code of tasks that stands in 8 or more of them: 100.0 %, below 10 % is the yardstick.',
  ]);
});

test('given a line that differs, then it is not repeated, and nor is one that seven have', () => {
  expect(
    found(
      packageOf(NAMES, (name) => `api: '${name.toLowerCase()}',`),
      'code of tasks',
    ),
  ).toBe('66.7 %');
  expect(
    found(
      packageOf(NAMES.slice(1), () => 'patterns: [],'),
      'code of tasks',
    ),
  ).toBe('0.0 %');
});

test('given a file with nothing but a task and its props, then it is simple, and its length counts without comments', () => {
  const folder = packageOf(['SendA'], () => 'patterns: [],');
  expect(found(folder, 'lines of code')).toBe('5');
  expect(found(folder, 'simple tasks')).toBe('1, 1');
});

test('given sources of several sizes, then their percentiles are there', () => {
  const sizes = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`packages/core/src/${index}.ts`, '// line\n'.repeat((index + 1) * 10)]),
  );
  const rows = yardsticksOf(workspace(sizes)).filter(({ name }) => name.includes('source file'));
  expect(rows.map(({ holds }) => holds)).toEqual([false, true, true]);
  expect(yardstickTable(rows)).toContain('MISSED  lines of a source file, median');
});

test('given props for one query language, then that is a problem', () => {
  const index = "export { type SqsSendJsonataProps } from './send';\n";
  expect(yardsticks(workspace({ [`${PACKAGE}/src/index.ts`]: index }))).toEqual([
    'interfaces of props for one query language alone: 1, none is the yardstick.',
  ]);
});
