import { describeParity, type ParityRow } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern, QueryLanguage, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const rows: ParityRow<typeof ours>[] = [
  { name: 'minimal', props: ({ stack }) => ({ lambdaFunction: functionIn(stack) }) },
  {
    name: 'every prop',
    props: ({ stack, library, at }) => ({
      lambdaFunction: functionIn(stack),
      payload: TaskInput.fromObject({ id: at('id'), nested: { list: [1, 'a'], flag: true } }),
      invocationType: library.LambdaInvocationType.EVENT,
      clientContext: at('client'),
      qualifier: at('version'),
      retryOnServiceExceptions: false,
      comment: 'a comment',
    }),
  },
  {
    name: 'callback',
    patterns: [IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    props: ({ stack, token }) => ({ lambdaFunction: functionIn(stack), payload: TaskInput.fromObject({ token }) }),
  },
  { name: 'version', props: ({ stack }) => ({ lambdaFunction: functionIn(stack).currentVersion }) },
  { name: 'text', props: ({ stack }) => ({ lambdaFunction: functionIn(stack), payload: TaskInput.fromText('hello') }) },
  {
    name: 'whole expression',
    props: ({ stack, at }) => ({ lambdaFunction: functionIn(stack), payload: TaskInput.fromText(at('order')) }),
  },
  {
    name: 'all versions',
    props: ({ stack }) => ({ lambdaFunction: functionIn(stack).currentVersion, grantAllQualifiers: true }),
    alsoGrants: ['lambda:InvokeFunction'],
    differences: ['grant-all-qualifiers'],
  },
  ...responseOnlyRows(),
];

describeParity('LambdaInvoke', ours, rows);

test('the enum is that of aws-cdk-lib', async () => {
  const peer = await import('aws-cdk-lib/aws-stepfunctions-tasks');
  expect(ours.LambdaInvocationType).toEqual(peer.LambdaInvocationType);
});

/** The peer takes no pattern beside `payloadResponseOnly`, not even the only one that fits: these rows name none. */
function responseOnlyRows(): ParityRow<typeof ours>[] {
  const base = { patterns: [undefined as never] };
  return [
    {
      ...base,
      name: 'response only',
      props: ({ stack }) => ({ lambdaFunction: functionIn(stack), payloadResponseOnly: true }),
    },
    {
      ...base,
      name: 'response only, object',
      props: ({ stack, at }) => ({
        lambdaFunction: functionIn(stack),
        payloadResponseOnly: true,
        payload: TaskInput.fromObject({ id: at('id'), kind: 'order' }),
      }),
    },
    {
      ...base,
      name: 'response only, whole expression',
      languages: [QueryLanguage.JSONATA],
      props: ({ stack, at }) => ({
        lambdaFunction: functionIn(stack),
        payloadResponseOnly: true,
        payload: TaskInput.fromText(at('id')),
      }),
    },
    {
      ...base,
      name: 'response only, whole path',
      languages: [QueryLanguage.JSON_PATH],
      props: ({ stack, at }) => ({
        lambdaFunction: functionIn(stack),
        payloadResponseOnly: true,
        payload: TaskInput.fromText(at('id')),
      }),
      expectState: ({ Parameters, ...state }) => ({ ...state, InputPath: Parameters }),
      differences: ['payload-path-as-input-path'],
    },
  ];
}

function functionIn(stack: Stack): LambdaFunction {
  return new LambdaFunction(stack, 'Function', {
    code: Code.fromInline('exports.handler = () => {}'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
  });
}
