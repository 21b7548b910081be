import { imports } from '../src/index';
import { workspace } from './fixture';

const SERVICE_RULE =
  'a service package may import @sfn-tasks/core, aws-cdk-lib and constructs; Node built-ins and @aws-sdk/* belong below src/handler.';

describe('given a service package', () => {
  test('when it imports core, the CDK and its own files, then it passes', () => {
    const source = `import { task } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { api } from './api.generated';
const text = "import 'left-pad'"; // import 'left-pad'
`;
    expect(imports(workspace({ 'packages/sqs/src/more.ts': source }))).toEqual([]);
  });

  test.each([
    ["import { join } from 'node:path';", 'node:path'],
    ["import { join } from 'path';", 'path'],
    ["export { SnsPublish } from '@sfn-tasks/sns';", '@sfn-tasks/sns'],
    ["import { secret } from '@sfn-tasks/core/src/secret';", '@sfn-tasks/core/src/secret'],
    ["import type { Fake } from 'aws-cdk-lib-fake';", 'aws-cdk-lib-fake'],
    ["const zip = require('jszip');", 'jszip'],
    ["const place = require.resolve('jszip');", 'jszip'],
    ["const later = import('jszip');", 'jszip'],
    ["import old = require('jszip');", 'jszip'],
    ["type Client = import('@aws-sdk/client-sqs').SQSClient;", '@aws-sdk/client-sqs'],
  ])('when it has %s, then it names the place', (statement, module) => {
    expect(imports(workspace({ 'packages/sqs/src/more.ts': `\n${statement}\n` }))).toEqual([
      `packages/sqs/src/more.ts:2 imports ${module}: ${SERVICE_RULE}`,
    ]);
  });

  test('when a relative import leaves its source, then it names the place', () => {
    const files = {
      'packages/sqs/src/more.ts': "import { x } from '../../sns/src/send';\nimport { y } from './send';\n",
    };
    expect(imports(workspace(files))).toEqual([
      'packages/sqs/src/more.ts:1 imports ../../sns/src/send: a relative import stays inside packages/sqs/src, import another package by its name.',
    ]);
  });

  test('when its Lambda code imports Node and the AWS SDK, then that passes and others do not', () => {
    const source = "import 'node:fs';\nimport '@aws-sdk/client-sqs';\nimport 'axios';\n";
    expect(imports(workspace({ 'packages/sqs/src/handler/index.ts': source }))).toEqual([
      expect.stringContaining('packages/sqs/src/handler/index.ts:3 imports axios: Lambda code below src/handler may'),
    ]);
  });
});

test('given core, then it may import jsonata and not Node', () => {
  const source = "import jsonata from 'jsonata';\nimport { App } from 'aws-cdk-lib';\nimport 'node:fs';\n";
  expect(imports(workspace({ 'packages/core/src/more.ts': source }))).toEqual([
    'packages/core/src/more.ts:3 imports node:fs: core may import aws-cdk-lib, constructs and jsonata.',
  ]);
});

test('given a package of no service, then it may import Node and what it depends on', () => {
  const files = {
    'packages/local/package.json': { name: '@sfn-tasks/local', dependencies: { jsonata: 'catalog:' } },
    'packages/local/src/index.ts': "import 'node:fs';\nimport 'jsonata';\nimport 'axios';\n",
  };
  expect(imports(workspace(files))).toEqual([
    'packages/local/src/index.ts:3 imports axios: add it to the dependencies of packages/local/package.json or do without it.',
  ]);
});
