import { packageLists } from '../src/index';
import { type Files, serviceManifest, workspace } from './fixture';

const problem = (path: string) => [
  `${path} lists packages (lambda, sns, sqs): derive the list from the workspace instead.`,
];
const names = (prefix: string) => ['sqs', 'sns', 'lambda'].map((name) => `${prefix}/${name}`);

function problemsWith(files: Files): string[] {
  return packageLists(workspace({ 'packages/lambda/package.json': serviceManifest('lambda'), ...files }));
}

describe('given a list of three packages', () => {
  test.each([
    ['.ci/run', names('build @sfn-tasks').join('\n')],
    ['nx.json', JSON.stringify(names('@sfn-tasks'))],
    ['.changeset/config.json', JSON.stringify({ fixed: [names('@sfn-tasks')] })],
    ['tsconfig.base.json', JSON.stringify({ references: names('packages').map((path) => ({ path })) })],
    ['tools/docs/src/table.ts', `export const table = ${JSON.stringify(names('@sfn-tasks'))};`],
    [
      'tools/all.mjs',
      `const all = { ${names('@sfn-tasks')
        .map((name) => `'${name}': 1`)
        .join(', ')} };`,
    ],
    ['tools/docs/package.json', JSON.stringify({ nx: names('@sfn-tasks') })],
  ])('when it stands in %s, then it names the file', (path, content) => {
    expect(problemsWith({ [path]: content })).toEqual(problem(path));
  });

  test.each([
    ['docs/packages.json', JSON.stringify(names('@sfn-tasks'))],
    ['tools/docs/src/table.generated.ts', JSON.stringify(names('@sfn-tasks'))],
    ['packages/codemod/src/names.ts', JSON.stringify(names('@sfn-tasks'))],
    ['pnpm-lock.yaml', names('packages').join('\n')],
    [
      'examples/app/src/app.ts',
      names('@sfn-tasks')
        .map((name) => `import '${name}';`)
        .join('\n'),
    ],
    [
      'examples/app/package.json',
      JSON.stringify({ dependencies: Object.fromEntries(names('@sfn-tasks').map((n) => [n, 1])) }),
    ],
  ])('when %s uses or generates it, then it passes', (path, content) => {
    expect(problemsWith({ [path]: content })).toEqual([]);
  });
});

test('given two packages and core, then it is no list', () => {
  expect(problemsWith({ 'nx.json': '["@sfn-tasks/sqs", "@sfn-tasks/sns", "@sfn-tasks/core"]' })).toEqual([]);
});
