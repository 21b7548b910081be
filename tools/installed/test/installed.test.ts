import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type InstalledApp, installPackages, manifestOf } from '../src';

let app: InstalledApp;
beforeAll(() => {
  app = installPackages();
});
afterAll(() => app.remove());

test('every package loads in both module formats, with the same exports', () => {
  const list = (load: string) => `
    (async () => {
      const exported = {};
      for (const name of ${JSON.stringify(app.packages)}) {
        const library = ${load};
        exported[name] = Object.keys(library).filter((key) => key !== 'default' && key !== 'module.exports').sort();
      }
      console.log(JSON.stringify(exported));
    })();`;
  const commonjs = JSON.parse(app.run('cjs', list("require('@sfn-tasks/' + name)")));
  const module = JSON.parse(app.run('mjs', list("await import('@sfn-tasks/' + name)")));
  expect(module).toEqual(commonjs);
  expect(Object.values<string[]>(commonjs).filter((names) => names.length === 0)).toEqual([]);
  expect(commonjs.sqs).toEqual(['SqsErrors', 'SqsSendMessage']);
});

test('no tarball holds a range of the workspace, source, or tests', () => {
  for (const name of app.packages) {
    const manifest = JSON.stringify({ ...manifestOf(app, name), scripts: undefined, devDependencies: undefined });
    expect(manifest).not.toMatch(/workspace:|catalog:|@sfn-tasks\/source/);
    const folder = join(app.folder, 'node_modules/@sfn-tasks', name);
    expect(readdirSync(folder).filter((entry) => ['src', 'test'].includes(entry))).toEqual([]);
  }
});

/** Programs that make a task with a Lambda function of its own; each prints where its cloud assembly is. */
const HANDLERS = {
  'evaluate-expression': "new tasks.EvaluateExpression(stack, 'Task', { expression: '$.a + 1' })",
  'emr-containers':
    "new tasks.EmrContainersStartJobRun(stack, 'Task', { virtualCluster: tasks.VirtualClusterInput.fromVirtualClusterId('vc'), releaseLabel: tasks.ReleaseLabel.EMR_6_2_0, jobDriver: { sparkSubmitJobDriver: { entryPoint: TaskInput.fromText('local:///job.py') } } })",
  'aws-sdk':
    "new tasks.CallAwsServiceCrossRegion(stack, 'Task', { service: 'sqs', action: 'sendMessage', region: 'us-east-1', parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'a' } })",
};

describe.each(Object.entries(HANDLERS))('the handler of %s', (name, make) => {
  const program = (module: string, load: (specifier: string) => string) => `
    (async () => {
      const { App, Stack } = ${load('aws-cdk-lib')};
      const { DefinitionBody, StateMachine, TaskInput } = ${load('aws-cdk-lib/aws-stepfunctions')};
      const tasks = ${load(`@sfn-tasks/${name}`)};
      const stack = new Stack(new App({ outdir: 'assembly-${name}-${module}' }), 'Stack');
      new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(${make}) });
      console.log(stack.node.root.synth().directory);
    })();`;

  test.each([
    ['cjs', (specifier: string) => `require('${specifier}')`],
    ['mjs', (specifier: string) => `await import('${specifier}')`],
  ] as const)('is in the cloud assembly of an app in %s', (module, load) => {
    const assembly = join(app.folder, app.run(module, program(module, load)).trim().split('\n').pop()!);
    const assets = readdirSync(assembly).filter((entry) => entry.startsWith('asset.'));
    expect(assets.some((asset) => existsSync(join(assembly, asset, 'index.js')))).toBe(true);
  });
});

test('a state machine that calls three services reads the files of three', () => {
  const read = app.run(
    'cjs',
    `
    const { Stack } = require('aws-cdk-lib');
    const { CallAwsService } = require('@sfn-tasks/aws-sdk');
    const stack = new Stack();
    const call = (id, service, action, parameters) =>
      new CallAwsService(stack, id, { service, action, parameters }).neededStatements;
    call('A', 's3', 'listBuckets', {});
    call('B', 's3', 'getObject', { Bucket: 'a', Key: 'b' });
    call('C', 'sts', 'getCallerIdentity', {});
    call('D', 'dynamodb', 'getItem', { TableName: 'a', Key: {} });
    const files = Object.keys(require.cache).filter((path) => path.includes('catalogue'));
    console.log(files.map((path) => path.split(/[\\\\/]/).pop()).join());`,
  );
  expect(read.trim()).toBe('s3.generated.json,sts.generated.json,dynamodb.generated.json');
});

test('the packages with a handler are those that the test makes a task of', () => {
  const withHandler = app.packages.filter((name) =>
    existsSync(join(app.folder, 'node_modules/@sfn-tasks', name, 'dist/handler')),
  );
  expect(withHandler.sort()).toEqual(Object.keys(HANDLERS).sort());
});
