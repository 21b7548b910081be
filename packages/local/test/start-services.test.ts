import { gzipSync } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  type Json,
  type LocalApp,
  type LocalServices,
  readApp,
  simulate,
  startServices,
  type TaskCall,
  type TaskFailure,
} from '../src';

const stack = new Stack(new App(), 'Shop');
new Table(stack, 'Stock', {
  partitionKey: { name: 'Sku', type: AttributeType.STRING },
  billingMode: BillingMode.PAY_PER_REQUEST,
});
const inbox = new Queue(stack, 'Inbox');
const topic = new Topic(stack, 'News', { displayName: 'News' });
topic.addSubscription(new SqsSubscription(inbox, { rawMessageDelivery: true }));
topic.addSubscription(new EmailSubscription('someone@example.com'));
new Bucket(stack, 'Files');
new LambdaFunction(stack, 'Count', {
  code: Code.fromInline(`const { DynamoDBClient, ListTablesCommand } = require('@aws-sdk/client-dynamodb');
exports.handler = async () => (await new DynamoDBClient().send(new ListTablesCommand({}))).TableNames;`),
  handler: 'index.handler',
  runtime: Runtime.NODEJS_22_X,
});

let app: LocalApp;
let services: LocalServices;
beforeAll(async () => {
  app = readApp(stack);
  services = await startServices(app);
});
afterAll(() => services.stop());

const signal = new AbortController().signal;
const resource = (type: string) => app.resources(type)[0]!;

/** Calls an API as a task does. */
async function call(service: string, api: string, parameters: Json): Promise<any> {
  const task = {
    service,
    api,
    parameters,
    pattern: 'requestResponse',
    stateName: 'Call',
    signal,
  } as unknown as TaskCall;
  const runner = services.tasks.find((candidate) => candidate.handles(task));
  if (runner === undefined) throw new Error(`nothing runs ${service}:${api}`);
  return runner.run(task);
}

const failure = (service: string, api: string, parameters: Json): Promise<TaskFailure> =>
  call(service, api, parameters).then(
    () => expect('a failure').toBe('missing'),
    (error) => error,
  ) as Promise<TaskFailure>;

/** A Map that reads lines or a listing of a bucket, and writes its results there. */
function mapOver(bucket: string, reader: object): object {
  const state = {
    Type: 'Map',
    ItemReader: reader,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Keep',
      States: { Keep: { Type: 'Pass', End: true } },
    },
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
      Parameters: { Bucket: bucket, Prefix: 'results' },
    },
    End: true,
  };
  return { StartAt: 'All', States: { All: state } };
}

describe('given services that were started for an app', () => {
  test('when a distributed Map reads and writes S3, then it does so in the embedded one', async () => {
    const bucket = resource('AWS::S3::Bucket').name;
    const s3 = new S3Client(services.client('s3'));
    const put = (key: string, body: string) => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
    await put('in/lines', '{"id":1}\n{"id":2}\n');
    await put('in/other', 'text');
    s3.destroy();
    const run = async (resourceName: string, config: object, parameters: object) => {
      const reader = { Resource: `arn:aws:states:::s3:${resourceName}`, ReaderConfig: config, Parameters: parameters };
      const result = await simulate({ definition: mapOver(bucket, reader), tasks: services.tasks });
      if (result.status !== 'SUCCEEDED') return result;
      const { Key } = (result.output as any).ResultWriterDetails;
      const { Body } = await call('aws-sdk:s3', 'getObject', { Bucket: bucket, Key });
      const [file] = JSON.parse(Body).ResultFiles.SUCCEEDED;
      const text: string = (await call('aws-sdk:s3', 'getObject', { Bucket: bucket, Key: file.Key })).Body;
      return text.split('\n').map((line) => JSON.parse(line));
    };
    expect(await run('getObject', { InputType: 'JSONL' }, { Bucket: bucket, Key: 'in/lines' })).toEqual([
      { id: 1 },
      { id: 2 },
    ]);
    expect(await run('listObjectsV2', {}, { Bucket: bucket, Prefix: 'in/' })).toMatchObject([
      { Key: 'in/lines', Size: 18 },
      { Key: 'in/other', Size: 4, StorageClass: 'STANDARD' },
    ]);
    expect(await run('getObject', { InputType: 'JSON' }, { Bucket: bucket, Key: 'nowhere' })).toMatchObject({
      status: 'FAILED',
      error: 'States.ItemReaderFailed',
      cause: expect.stringContaining('key does not exist'),
    });
  });

  test('when a Map reads packed objects, then their bytes arrive whole, and its results are text', async () => {
    const bucket = resource('AWS::S3::Bucket').name;
    const s3 = new S3Client(services.client('s3'));
    const put = (Key: string, Body: string | Buffer) => s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    const rows = Array.from({ length: 2_000 }, (_, id) => ({ id, name: `Zoë ${id * 7919}` }));
    await put('packed/rows.gz', gzipSync(rows.map((row) => JSON.stringify(row)).join('\n')));
    await put('packed/part.csv.gz', gzipSync('"shop","a/1"\n"shop","a/2"\n'));
    await put('packed/latin', Buffer.from('[{"name":"Zo\u00eb"}]', 'latin1'));
    await put('packed/looks-packed', 'H4sI,name\n1,a\n');
    const manifest = { fileFormat: 'CSV', fileSchema: 'Bucket, Key', destinationBucket: `arn:aws:s3:::${bucket}` };
    await put('packed/manifest.json', JSON.stringify({ ...manifest, files: [{ key: 'packed/part.csv.gz' }] }));
    s3.destroy();
    const run = async (Key: string, config: object) => {
      const reader = {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: config,
        Parameters: { Bucket: bucket, Key },
      };
      const { output } = await simulate({ definition: mapOver(bucket, reader), tasks: services.tasks });
      const written = (output as any).ResultWriterDetails;
      const { Body } = await call('aws-sdk:s3', 'getObject', { Bucket: bucket, Key: written.Key });
      const [file] = JSON.parse(Body).ResultFiles.SUCCEEDED;
      const result = await call('aws-sdk:s3', 'getObject', { Bucket: bucket, Key: file.Key });
      expect(result.ContentLength).toBe(file.Size);
      return result.Body.split('\n').map((line: string) => JSON.parse(line));
    };
    expect(await run('packed/rows.gz', { InputType: 'JSONL' })).toEqual(rows);
    expect(await run('packed/manifest.json', { InputType: 'MANIFEST' })).toEqual([
      { Bucket: 'shop', Key: 'a/1' },
      { Bucket: 'shop', Key: 'a/2' },
    ]);
    expect(await run('packed/latin', { InputType: 'JSON' })).toEqual([{ name: 'Zo\ufffd' }]);
    expect(await run('packed/looks-packed', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' })).toEqual([
      { H4sI: '1', name: 'a' },
    ]);
  });

  const table = () => resource('AWS::DynamoDB::Table').name;

  test('then all listen on this machine alone, and what they lack is noted', () => {
    expect(Object.keys(services.endpoints).sort()).toEqual(['dynamodb', 's3', 'sns', 'sqs']);
    for (const url of Object.values(services.endpoints)) expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(services.notes).toEqual([
      expect.stringMatching(
        /\(AWS::SNS::Subscription\) is not there: only queues are delivered to here, and its protocol is email\.$/,
      ),
    ]);
  });

  test('when an optimised task writes and reads, then results have the words of Step Functions', async () => {
    const item = { Sku: { S: 'a' }, InStock: { N: '3' }, Gone: { NULL: true } };
    const put = await call('dynamodb', 'putItem', { TableName: table(), Item: item });
    expect(put).toMatchObject({
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: expect.any(String) },
    });
    expect(Object.keys(put.SdkHttpMetadata.HttpHeaders)).toEqual([
      'Connection',
      'Content-Length',
      'Content-Type',
      'Date',
      'Server',
      'x-amz-crc32',
      'x-amzn-RequestId',
    ]);
    const got = await call('dynamodb', 'getItem', { TableName: table(), Key: { Sku: { S: 'a' } } });
    expect(got.Item).toEqual(item);
  });

  test('when an AWS SDK task does, then members have the names of that integration', async () => {
    const item = { Sku: { S: 'b' }, Gone: { Nul: true } };
    expect(await call('aws-sdk:dynamodb', 'putItem', { TableName: table(), Item: item })).toEqual({});
    const got = await call('aws-sdk:dynamodb', 'getItem', { TableName: table(), Key: { Sku: { S: 'b' } } });
    expect(got).toEqual({ Item: item });
  });

  test('when a message is an object, then its JSON reaches the queue, by way of the topic as well', async () => {
    await call('sns', 'publish', { TopicArn: resource('AWS::SNS::Topic').arn, Message: { order: 1 } });
    const QueueUrl = `https://sqs.us-east-1.amazonaws.com/000000000000/${resource('AWS::SQS::Queue').name}`;
    const sent = await call('sqs', 'sendMessage', { QueueUrl, MessageBody: { order: 2 } });
    expect(sent).toMatchObject({ MessageId: expect.any(String), SdkHttpMetadata: { HttpStatusCode: 200 } });
    expect(sent.SdkHttpMetadata.HttpHeaders).toEqual({
      connection: 'keep-alive',
      'Content-Length': expect.stringMatching(/^\d+$/),
      'Content-Type': 'application/x-amz-json-1.0',
      Date: expect.any(String),
      'x-amzn-RequestId': sent.SdkResponseMetadata.RequestId,
    });
    const { Messages } = await call('aws-sdk:sqs', 'receiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    expect(Messages.map(({ Body }: { Body: string }) => Body).sort()).toEqual(['{"order":1}', '{"order":2}']);
  });

  test('when an object is stored in the bucket, then its body is the JSON of the value, and comes back as text', async () => {
    const place = { Bucket: resource('AWS::S3::Bucket').name, Key: 'a/b.txt' };
    const put = await call('aws-sdk:s3', 'putObject', { ...place, Body: 'Grüße' });
    expect(put).toEqual({
      ChecksumCRC32: expect.any(String),
      ChecksumType: 'FULL_OBJECT',
      ETag: '"1ad9558aaaab1beb67dca9384eb0abe5"',
      ServerSideEncryption: 'AES256',
    });
    const got = await call('aws-sdk:s3', 'getObject', place);
    expect(got).toMatchObject({ AcceptRanges: 'bytes', ServerSideEncryption: 'AES256' });
    expect(got).toMatchObject({ Body: '"Grüße"', LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/) });
  });

  test('when a function of the app calls a service, then it reaches the same one', async () => {
    const [count] = Object.values(app.functions(services) ?? {});
    const context = { functionName: 'count', awsRequestId: 'id', sleep: async () => {}, signal };
    expect(await count!({}, context)).toEqual([table()]);
  });
});

describe('given a request that a service refuses', () => {
  const noTable = { TableName: 'nowhere', Key: { Sku: { S: 'a' } } };

  test('when it was made by an optimised task, then error and cause are those of the AWS SDK for Java 1', async () => {
    const { error, cause } = await failure('dynamodb', 'getItem', noTable);
    expect(error).toBe('DynamoDB.ResourceNotFoundException');
    expect(cause).toMatch(
      /^Requested resource not found \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: \S+; Proxy: null\)$/,
    );
  });

  test('when it was made by an AWS SDK task, then error and cause are those of the AWS SDK for Java 2', async () => {
    const { error, cause } = await failure('aws-sdk:dynamodb', 'getItem', noTable);
    expect(error).toBe('DynamoDb.ResourceNotFoundException');
    expect(cause).toMatch(
      /^Requested resource not found \(Service: DynamoDb, Status Code: 400, Request ID: \S+\) \(SDK Attempt Count: 1\)$/,
    );
  });

  test('when its API does not model the error, then it has the name for all others', async () => {
    const invalid = { TableName: resource('AWS::DynamoDB::Table').name, Key: {} };
    expect((await failure('dynamodb', 'getItem', invalid)).error).toBe('DynamoDB.AmazonDynamoDBException');
    expect((await failure('aws-sdk:dynamodb', 'getItem', invalid)).error).toBe('DynamoDb.DynamoDbException');
  });

  test('when a value is no text where the API takes text, then the task is not scheduled and the execution fails for good', async () => {
    const run = (resourceName: string, more: object) =>
      simulate({
        definition: {
          StartAt: 'Put',
          States: {
            Put: {
              Type: 'Task',
              Resource: `arn:aws:states:::${resourceName}:putItem`,
              Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
              End: true,
              ...more,
            },
            Caught: { Type: 'Pass', End: true },
          },
        },
        tasks: services.tasks,
      });
    const request = { TableName: resource('AWS::DynamoDB::Table').name, Item: { Sku: { S: 'n' }, InStock: { N: 5 } } };
    const cause = (field: string) =>
      `An error occurred while executing the state 'Put' (entered at the event id #2). The ${field} '${JSON.stringify(request)}' could not be used to start the Task: [The value for the field 'N' must be a STRING]`;
    const result = await run('dynamodb', { Parameters: request });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: cause('Parameters') });
    expect(result.events.map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
    expect(await run('aws-sdk:dynamodb', { QueryLanguage: 'JSONata', Arguments: request })).toMatchObject({
      error: 'States.Runtime',
      cause: cause('Arguments'),
    });
    const fits = { ...request, Item: { ...request.Item, InStock: { N: '5' } } };
    expect(await run('dynamodb', { Parameters: fits })).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('when a field is not of the API or missing, then the run does not start, and what only shows in the run fails it', async () => {
    const run = (Resource: string, more: object, input: object = {}) =>
      simulate({
        definition: { StartAt: 'Call', States: { Call: { Type: 'Task', Resource, End: true, ...more } } },
        input: input as Json,
        tasks: services.tasks,
      });
    const send = 'arn:aws:states:::sqs:sendMessage';
    await expect(
      run(send, { Parameters: { 'QueueUrl.$': '$.url', DelaySecond: 5, MessageBody: 'x' } }),
    ).rejects.toThrow('/States/Call/Parameters: The field "DelaySecond" is not supported by Step Functions');
    await expect(run(send, { QueryLanguage: 'JSONata', Arguments: { MessageBody: 'x' } })).rejects.toThrow(
      '/States/Call/Arguments: The field "QueueUrl" is required but was missing',
    );
    const attribute = { color: { StringVal: 'red' } };
    await expect(
      run('arn:aws:states:::aws-sdk:sqs:sendMessage', { Parameters: { MessageAttributes: attribute } }),
    ).rejects.toThrow('The field "StringVal" is not supported by Step Functions');
    expect(await run(send, {}, { QueueURL: 'x', MessageBody: 'x' })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining(
        `could not be used to start the Task: [The field "QueueURL" is not supported by Step Functions, The field "QueueUrl" is required but was missing]`,
      ),
    });
  });

  test('when a name in the API lacks the word Exception, then it is added', async () => {
    const place = { Bucket: resource('AWS::S3::Bucket').name, Key: 'nowhere' };
    const { error, cause } = await failure('aws-sdk:s3', 'getObject', place);
    expect(error).toBe('S3.NoSuchKeyException');
    expect(cause).toMatch(/^The specified key does not exist\. \(Service: S3, Status Code: 404, /);
  });

  test('when the emulator has words of its own, then those of AWS take their place', async () => {
    const { cause } = await failure('aws-sdk:s3', 'listObjectsV2', { Bucket: 'nowhere' });
    expect(cause).toMatch(/^The specified bucket does not exist \(Service: S3, Status Code: 404, /);
  });
});

describe('given a service without an emulator', () => {
  test('when a task asks for it, then nothing here runs the task', async () => {
    await expect(call('glue', 'startJobRun', {})).rejects.toThrow('nothing runs glue:startJobRun');
  });
});
