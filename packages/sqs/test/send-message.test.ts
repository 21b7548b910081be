import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { SqsSendMessage } = ours;

describeTask({
  task: SqsSendMessage,
  resource: 'sqs:sendMessage',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['sqs:SendMessage'],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['sqs:SendMessage'],
  },
  props: (stack) => ({ queue: new Queue(stack, 'Queue'), messageBody: TaskInput.fromText('hello') }),
  tokenProps: (stack, token) => ({
    queue: new Queue(stack, 'Queue'),
    messageBody: TaskInput.fromObject({ token }),
  }),
});

describe('SqsSendMessage', () => {
  test('renders every prop', () => {
    // GIVEN
    const stack = stackIn();
    const queue = new Queue(stack, 'Queue');
    // WHEN
    const state = synthesiseState(
      stack,
      new SqsSendMessage(stack, 'Send', {
        queue,
        messageBody: TaskInput.fromObject({
          order: JsonPath.stringAt('$.id'),
          lines: ['a', JsonPath.stringAt('$.line')],
        }),
        delay: Duration.minutes(1),
        messageGroupId: JsonPath.stringAt('$.customer'),
      }),
    );
    // THEN
    expect(state['Parameters']).toEqual({
      QueueUrl: '<Queue4A7E3555>',
      MessageBody: { 'order.$': '$.id', 'lines.$': "States.Array('a', $.line)" },
      DelaySeconds: 60,
      'MessageGroupId.$': '$.customer',
    });
  });

  test('may use the customer managed key of the queue', () => {
    const stack = stackIn();
    const queue = new Queue(stack, 'Queue', { encryptionMasterKey: new Key(stack, 'Key') });
    const { statements } = synthesise(
      stack,
      new SqsSendMessage(stack, 'Send', { queue, messageBody: TaskInput.fromText('a') }),
    );
    expect(statements).toContainEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
    });
  });

  test('a FIFO queue needs a group and takes no delay, both said at once', () => {
    const stack = stackIn();
    const queue = new Queue(stack, 'Queue', { fifo: true });
    const task = new SqsSendMessage(stack, 'Send', {
      queue,
      messageBody: TaskInput.fromText('a'),
      delay: Duration.seconds(1),
    });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at messageGroupId: .*\n.*INVALID_PROP at delay/);
  });

  test('a standard queue takes no deduplication id', () => {
    const stack = stackIn();
    const task = new SqsSendMessage(stack, 'Send', {
      queue: new Queue(stack, 'Queue'),
      messageBody: TaskInput.fromText('a'),
      messageDeduplicationId: 'once',
    });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at messageDeduplicationId: a standard queue/);
  });

  test('a queue of another partition is an error', () => {
    const stack = stackIn('eu-west-1');
    const queue = Queue.fromQueueArn(stack, 'Queue', 'arn:aws-cn:sqs:cn-north-1:123456789012:orders');
    const task = new SqsSendMessage(stack, 'Send', { queue, messageBody: TaskInput.fromText('a') });
    expect(() => synthesise(stack, task)).toThrow(
      /\[Stack\/Send\] INVALID_PROP: the resource arn:aws-cn:sqs.* partition aws-cn, but the stack is in aws/,
    );
  });

  test('a callback without a task token says where to put it', () => {
    const stack = stackIn();
    const task = new SqsSendMessage(stack, 'Send', {
      queue: new Queue(stack, 'Queue'),
      messageBody: TaskInput.fromText('a'),
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });
    expect(() => synthesise(stack, task)).toThrow(
      /MISSING_TASK_TOKEN at messageBody: .* Put JsonPath.taskToken into messageBody/,
    );
  });
});

describe('a queue that only the run knows', () => {
  const ORDERS = 'arn:aws:sqs:eu-west-1:123456789012:orders';
  const messageBody = TaskInput.fromText('a');

  test.each([
    [QueryLanguage.JSON_PATH, JsonPath.stringAt('$.url'), { 'QueueUrl.$': '$.url' }],
    [QueryLanguage.JSONATA, '{% $states.input.url %}', { QueueUrl: '{% $states.input.url %}' }],
  ])('is named by its URL in %s, with permissions on exactly the scope', (queryLanguage, queueUrl, expected) => {
    const stack = stackIn();
    const returns = new Queue(stack, 'Returns', { encryptionMasterKey: new Key(stack, 'Key') });
    const queueScope = [`${ORDERS}-*`, returns];
    const task = new SqsSendMessage(stack, 'Send', { queueUrl, queueScope, messageBody, queryLanguage });
    const { definition, statements } = synthesise(stack, task);
    const state = definition.States['Send']!;
    expect(state['Parameters'] ?? state['Arguments']).toEqual({ ...expected, MessageBody: 'a' });
    expect(statements).toEqual([
      {
        Action: 'sqs:SendMessage',
        Effect: 'Allow',
        Resource: [`${ORDERS}-*`, { 'Fn::GetAtt': ['Returns425A41DA', 'Arn'] }],
      },
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
      },
    ]);
  });

  test.each<[string, (stack: Stack) => Omit<ours.SqsSendMessageProps, 'messageBody'>, RegExp]>([
    ['no queue', () => ({}), /at queue: expected one of queue and queueUrl, found none/],
    [
      'a queue and a URL',
      (stack) => ({ queue: new Queue(stack, 'Queue'), queueUrl: JsonPath.stringAt('$.url') }),
      /at queue: expected one of queue and queueUrl, found both/,
    ],
    [
      'a URL without a scope',
      () => ({ queueUrl: JsonPath.stringAt('$.url') }),
      /at queueScope: no permission can be derived from a URL\. List the queues/,
    ],
    [
      'a URL with an empty scope',
      () => ({ queueUrl: JsonPath.stringAt('$.url'), queueScope: [] }),
      /at queueScope: no permission can be derived/,
    ],
    [
      'a scope that is not needed',
      (stack) => ({ queue: new Queue(stack, 'Queue'), queueScope: [ORDERS] }),
      /at queueScope: the queue is known, .* Leave queueScope away/,
    ],
    [
      'a name in the scope',
      () => ({ queueUrl: JsonPath.stringAt('$.url'), queueScope: ['orders'] }),
      /at queueScope: expected an ARN such as .*, found "orders"/,
    ],
    [
      'an expression in the scope',
      () => ({ queueUrl: JsonPath.stringAt('$.url'), queueScope: [JsonPath.stringAt('$.arn')] }),
      /at queueScope: its ARN is an expression, which no policy can name/,
    ],
    [
      'an imported queue with an expression for its ARN',
      (stack) => ({
        queue: Queue.fromQueueAttributes(stack, 'Queue', { queueArn: JsonPath.stringAt('$.arn'), fifo: false }),
      }),
      /at queue: its ARN is an expression, .* as queueUrl/,
    ],
  ])('cannot be %s', (_, props, message) => {
    const stack = stackIn();
    const task = new SqsSendMessage(stack, 'Send', { ...props(stack), messageBody });
    expect(() => synthesise(stack, task)).toThrow(message);
  });
});

describeParity('SqsSendMessage', ours, [
  {
    name: 'minimal props',
    props: ({ stack }) => ({ queue: new Queue(stack, 'Queue'), messageBody: TaskInput.fromText('hello') }),
  },
  {
    name: 'all props',
    props: ({ stack, at }) => ({
      queue: new Queue(stack, 'Queue', { fifo: true, encryptionMasterKey: new Key(stack, 'Key') }),
      messageBody: TaskInput.fromObject({ order: at('order'), lines: [{ sku: at('sku') }] }),
      messageDeduplicationId: at('id'),
      messageGroupId: at('customer'),
      comment: 'sends',
    }),
  },
  {
    name: 'a delay',
    props: ({ stack, at }) => ({
      queue: new Queue(stack, 'Queue'),
      messageBody: TaskInput.fromText(at('text')),
      delay: Duration.minutes(2),
    }),
  },
  {
    name: 'a callback',
    patterns: [IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    props: ({ stack, token }) => ({
      queue: new Queue(stack, 'Queue'),
      messageBody: TaskInput.fromObject({ token }),
    }),
  },
]);
