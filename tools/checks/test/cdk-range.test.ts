import { cdkRange } from '../src/index';
import { serviceManifest, workspace } from './fixture';

const asking = (range: string) => ({ 'aws-cdk-lib': range, constructs: '^10.5.0' });

/** The problems of a workspace whose packages core and sqs ask for these CDKs. */
function problemsOf(core: string, sqs: string, readme: string): string[] {
  return cdkRange(
    workspace({
      'packages/core/package.json': { name: '@sfn-tasks/core', peerDependencies: asking(core) },
      'packages/sqs/package.json': serviceManifest('sqs', { peerDependencies: asking(sqs) }),
      'README.md': readme,
    }),
  );
}

test('given one range, which the first page names, then nothing is wrong', () => {
  expect(problemsOf('^2.240.0', '^2.240.0', 'aws-cdk-lib 2.240 is the least.')).toEqual([]);
});

test('given another range than that of core, then the package is named', () => {
  expect(problemsOf('^2.240.0', '^2.276.0', 'aws-cdk-lib 2.240 is the least.')).toEqual([
    'packages/sqs/package.json asks for aws-cdk-lib ^2.276.0: core asks for ^2.240.0, copy it.',
  ]);
});

test('given a first page that names another CDK, or a range that is not one of a floor, then that is a problem', () => {
  expect(problemsOf('^2.240.0', '^2.240.0', 'aws-cdk-lib 2.276 is the least.')).toEqual([
    'README.md does not say which CDK is the least: write "aws-cdk-lib 2.240".',
  ]);
  expect(problemsOf('2.x', '2.x', '')).toEqual([
    'packages/core/package.json asks for aws-cdk-lib 2.x: write it as ^2.240.0.',
  ]);
});
