import { manifest } from '../src/index';
import { serviceManifest, workspace } from './fixture';

function problemsWith(fields: Record<string, unknown>): string[] {
  const lambda = { 'packages/lambda/package.json': serviceManifest('lambda') };
  return manifest(workspace({ ...lambda, 'packages/sqs/package.json': serviceManifest('sqs', fields) }));
}

test('given manifests that say the same, then it passes', () => {
  expect(problemsWith({})).toEqual([]);
});

test('given a development dependency that only one needs, then it passes', () => {
  expect(problemsWith({ devDependencies: { 'aws-cdk-lib': 'catalog:', '@aws-sdk/client-sqs': 'catalog:' } })).toEqual(
    [],
  );
});

describe('given one manifest that differs', () => {
  test.each([
    [{ license: 'MIT' }, 'packages/sqs/package.json has license "MIT": the other packages have "Apache-2.0", copy it.'],
    [
      { license: undefined },
      'packages/sqs/package.json has no license: the other packages have "Apache-2.0", copy it.',
    ],
    [{ bin: './x' }, 'packages/sqs/package.json has a field that other service packages have not: remove bin.'],
    [{ description: undefined }, 'packages/sqs/package.json has no description: add it.'],
    [
      { name: '@sfn-tasks/queue' },
      'packages/sqs/package.json is named @sfn-tasks/queue: a package is named after its folder, write @sfn-tasks/sqs.',
    ],
    [
      { dependencies: { '@sfn-tasks/core': 'workspace:*' } },
      'packages/sqs/package.json depends on @sfn-tasks/core workspace:*: write workspace:^',
    ],
    [
      { dependencies: { '@sfn-tasks/core': 'workspace:^', jsonata: 'catalog:' } },
      'packages/sqs/package.json depends on jsonata: a service package depends on @sfn-tasks/core alone, remove it.',
    ],
    [{ dependencies: {} }, 'packages/sqs/package.json does not depend on @sfn-tasks/core: add it.'],
    [
      { devDependencies: {} },
      'packages/sqs/package.json has no devDependency on aws-cdk-lib: the other service packages have it, add it.',
    ],
    [
      { devDependencies: { 'aws-cdk-lib': '^2.0.0' } },
      'packages/sqs/package.json depends on aws-cdk-lib ^2.0.0: write catalog:',
    ],
    [
      { sfnTasks: { apis: ['send message'] } },
      'packages/sqs/package.json lists the API "send message": write it as service:api, such as sqs:sendMessage.',
    ],
  ])('when it has %j, then it says what to write', (fields, problem) => {
    expect(problemsWith(fields)).toEqual([problem]);
  });
});

test('given a package of no service with its own fields, then only what all share counts', () => {
  const own = { name: '@sfn-tasks/local', version: '1.0.0', description: 'Runs.', keywords: [], bin: './x' };
  expect(manifest(workspace({ 'packages/local/package.json': { ...own, license: 'Apache-2.0' } }))).toEqual([]);
  expect(manifest(workspace({ 'packages/local/package.json': { ...own, license: 'MIT' } }))).toEqual([
    'packages/local/package.json has license "MIT": the other packages have "Apache-2.0", copy it.',
  ]);
});
