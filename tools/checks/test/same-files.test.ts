import { sameFiles } from '../src/index';
import { workspace } from './fixture';

describe('given packages with the same files', () => {
  test('when nothing else is there, then it passes', () => {
    expect(sameFiles(workspace())).toEqual([]);
  });

  test('when git ignores what one has more, then it passes', () => {
    expect(
      sameFiles(workspace({ 'packages/sqs/dist/index.js': '', 'packages/sqs/node_modules/x/index.js': '' })),
    ).toEqual([]);
  });

  test('when a file stands in every service package, then it passes', () => {
    expect(sameFiles(workspace({ 'packages/sqs/NOTICE': '', 'packages/sns/NOTICE': 'other text' }))).toEqual([]);
  });
});

describe('given packages whose files differ', () => {
  test.each(['README.md', 'CHANGELOG.md', 'tsup.config.ts'])('when %s is missing, then it says so', (file) => {
    expect(sameFiles(workspace({ [`packages/sqs/${file}`]: undefined }))).toEqual([
      `packages/sqs/${file} is missing: every package has one, add it.`,
    ]);
  });

  test('when one service package has a file more, then it names the file', () => {
    expect(sameFiles(workspace({ 'packages/sqs/notes.txt': '' }))).toEqual([
      expect.stringContaining('packages/sqs/notes.txt is in this package and not in all service packages'),
    ]);
  });

  test('when a configuration differs by a byte, then it names the model', () => {
    expect(sameFiles(workspace({ 'packages/sqs/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }' }))).toEqual(
      [
        'packages/sqs/tsconfig.json differs from packages/core/tsconfig.json: the two are byte-identical, copy it from there.',
      ],
    );
  });
});

describe('given a package that is of no service', () => {
  test('when it has other files, then it passes as long as its configuration is the same', () => {
    const local = {
      'packages/local/package.json': { name: '@sfn-tasks/local' },
      'packages/local/viewer.html': '',
      'packages/local/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }\n',
      'packages/local/tsup.config.ts': 'export default {};\n',
    };
    expect(sameFiles(workspace({ ...local, 'packages/local/jest.config.cjs': 'module.exports = {};\n' }))).toEqual([]);
    expect(sameFiles(workspace(local))).toEqual([
      'packages/local/jest.config.cjs is missing: every package has one, add it.',
    ]);
  });
});
