import { join } from 'node:path';
import { stackIn } from '@sfn-tasks-internal/conformance';
import { Stage } from 'aws-cdk-lib';
import { CallAwsServiceCrossRegion } from '../src';
import { Lambda } from './lambda';

let lambda: Lambda;

beforeAll(async () => {
  const stack = stackIn();
  new CallAwsServiceCrossRegion(stack, 'Call', {
    service: 's3',
    action: 'getObject',
    region: 'us-east-1',
    iamResources: ['*'],
  });
  const assembly = Stage.of(stack)!.synth();
  const { Code } = Object.values<any>(assembly.stacks[0]!.template.Resources).find(
    ({ Type }) => Type === 'AWS::Lambda::Function',
  ).Properties;
  // The asset as it lies in the cloud assembly, so that a file that it lacks fails here.
  lambda = await Lambda.start(join(assembly.directory, `asset.${Code.S3Key.replace('.zip', '')}`));
});

afterAll(() => lambda.stop());

describe('given Amazon S3', () => {
  const put = (Key: string, parameters: object) =>
    lambda.invoke({ service: 's3', action: 'putObject', parameters: { Bucket: 'reports', Key, ...parameters } });
  const get = (Key: string) =>
    lambda.invoke({ service: 's3', action: 'getObject', parameters: { Bucket: 'reports', Key } });

  beforeAll(() => lambda.invoke({ service: 's3', action: 'createBucket', parameters: { Bucket: 'reports' } }));

  test('when an object is read, then its body is text and its date ISO 8601', async () => {
    await put('a.txt', { Body: 'Grüße', ContentType: 'text/plain' });
    expect(await get('a.txt')).toMatchObject({
      Body: 'Grüße',
      ContentType: 'text/plain',
      ContentLength: 7,
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      $metadata: { httpStatusCode: 200 },
    });
  });

  test('when a body starts with a byte order mark, then it is kept', async () => {
    await put('mark.txt', { Body: '\ufeffa' });
    expect((await get('mark.txt')).Body).toBe('\ufeffa');
  });

  test('when objects are listed, then dates and numbers inside lists are JSON', async () => {
    await put('list/b.txt', { Body: 'b' });
    const { Contents } = await lambda.invoke({
      service: 's3',
      action: 'listObjectsV2',
      parameters: { Bucket: 'reports', Prefix: 'list/' },
    });
    expect(Contents).toEqual([
      expect.objectContaining({ Key: 'list/b.txt', Size: 1, LastModified: expect.stringMatching(/Z$/) }),
    ]);
  });

  test('when the object is missing, then the error has the name that S3 gives it', async () => {
    await expect(get('missing')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('given Amazon SQS and SNS', () => {
  test('when a message is sent and read, then it is the same', async () => {
    const { QueueUrl } = await lambda.invoke({
      service: 'sqs',
      action: 'createQueue',
      parameters: { QueueName: 'orders' },
    });
    await lambda.invoke({ service: 'sqs', action: 'sendMessage', parameters: { QueueUrl, MessageBody: '{"a":1}' } });
    const { Messages } = await lambda.invoke({
      service: 'sqs',
      action: 'receiveMessage',
      parameters: { QueueUrl, MaxNumberOfMessages: 1 },
    });
    expect(Messages).toEqual([expect.objectContaining({ Body: '{"a":1}' })]);
  });

  test('when the queue is missing, then the error has its name', async () => {
    const parameters = { QueueName: 'missing' };
    await expect(lambda.invoke({ service: 'sqs', action: 'getQueueUrl', parameters })).rejects.toMatchObject({
      name: expect.stringMatching(/^(QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/),
    });
  });

  test('when a topic is made in a region, then the request went to that region', async () => {
    const parameters = { Name: 'news' };
    expect(
      await lambda.invoke({ service: 'sns', action: 'createTopic', region: 'ap-southeast-2', parameters }),
    ).toMatchObject({ TopicArn: expect.stringMatching(/^arn:aws:sns:ap-southeast-2:\d+:news$/) });
  });

  test('when the action differs in the case of a letter, then it is found', async () => {
    expect(await lambda.invoke({ service: 'sns', action: 'listtopics' })).toHaveProperty('Topics');
  });
});

describe('given Amazon DynamoDB', () => {
  beforeAll(() =>
    lambda.invoke({
      service: 'dynamodb',
      action: 'createTable',
      parameters: {
        TableName: 'orders',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
    }),
  );

  const item = {
    id: { S: 'a' },
    total: { N: '12345678901234567890' },
    lines: { L: [{ S: 'x' }] },
    paid: { BOOL: true },
  };
  const put = (parameters: object) =>
    lambda.invoke({ service: 'dynamodb', action: 'putItem', parameters: { TableName: 'orders', ...parameters } });

  test('when an item is put and read, then it is the same', async () => {
    await put({ Item: item });
    const { Item } = await lambda.invoke({
      service: 'dynamodb',
      action: 'getItem',
      parameters: { TableName: 'orders', Key: { id: item.id } },
    });
    expect(Item).toEqual(item);
  });

  test('when a condition fails, then the error can be caught by name', async () => {
    await put({ Item: item });
    await expect(put({ Item: item, ConditionExpression: 'attribute_not_exists(id)' })).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
  });
});

describe('given a call that cannot be made', () => {
  test.each([
    [
      'a client that the runtime has not',
      { service: 'no-such-service', action: 'a' },
      'UnknownService',
      /client-no-such-service/,
    ],
    ['a path for a client', { service: '../client-s3', action: 'a' }, 'UnknownService', /no name of a client/],
    [
      'an unknown action',
      { service: 'sqs', action: 'sendMesage' },
      'UnknownAction',
      /client-sqs has no action sendMesage/,
    ],
  ])('when it is %s, then the error says so', async (_, event, name, message) => {
    await expect(lambda.invoke(event)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });
});
