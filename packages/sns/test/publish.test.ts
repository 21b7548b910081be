import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { TaskInput as CdkTaskInput, IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { SnsPublish } = ours;
const { REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;
const message = TaskInput.fromText('hello');

describeTask({
  task: SnsPublish,
  resource: 'sns:publish',
  patterns: { [REQUEST_RESPONSE]: ['sns:Publish'], [WAIT_FOR_TASK_TOKEN]: ['sns:Publish'] },
  props: (stack) => ({ topic: new Topic(stack, 'Topic'), message }),
  tokenProps: (stack, token) => ({ topic: new Topic(stack, 'Topic'), message: TaskInput.fromObject({ token }) }),
});

describeParity('SnsPublish', ours, [
  { name: 'minimal', props: ({ stack }) => ({ topic: new Topic(stack, 'Topic'), message }) },
  {
    name: 'every prop',
    patterns: [REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN],
    props: ({ stack, at, token, library: { MessageAttributeDataType: Type } }) => ({
      topic: new Topic(stack, 'Topic', { fifo: true }),
      message: CdkTaskInput.fromObject({ default: at('text'), sqs: 'short', token }),
      messagePerSubscriptionType: true,
      subject: at('subject'),
      messageGroupId: at('group'),
      messageDeduplicationId: at('id'),
      messageAttributes: {
        text: { value: 'a' },
        typed: { value: 'a', dataType: Type.STRING },
        number: { value: -1.5 },
        typedNumber: { value: 2, dataType: Type.NUMBER },
        boolean: { value: true },
        list: { value: ['a', 1, false] },
        bytes: { value: Buffer.from('hi'), dataType: Type.BINARY },
        byteText: { value: 'hi', dataType: Type.BINARY },
        path: { value: at('path') },
        typedPath: { value: at('path'), dataType: Type.STRING },
        bytePath: { value: at('path'), dataType: Type.BINARY },
      },
    }),
  },
  {
    name: 'a standard topic with a group, false, and no attributes',
    props: ({ stack, at }) => ({
      topic: new Topic(stack, 'Topic'),
      message: CdkTaskInput.fromText(at('message')),
      messageGroupId: 'customer',
      messagePerSubscriptionType: false,
      messageAttributes: {},
    }),
    expectState: ({ Parameters, Arguments, ...state }) => {
      const { MessageAttributes, ...request } = Parameters ?? Arguments;
      expect(MessageAttributes).toEqual({});
      return { ...state, [Parameters === undefined ? 'Arguments' : 'Parameters']: request };
    },
    differences: ['empty-objects'],
  },
  {
    name: 'a topic with a customer managed key',
    props: ({ stack }) => ({ topic: new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') }), message }),
    alsoGrants: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    differences: ['sns-key'],
  },
]);

describe('SnsPublish', () => {
  function publish(
    props: (stack: ReturnType<typeof stackIn>) => Omit<ours.SnsPublishProps, 'message'> & Partial<ours.SnsPublishProps>,
  ) {
    const stack = stackIn();
    const { definition, statements } = synthesise(
      stack,
      new SnsPublish(stack, 'Publish', { message, ...props(stack) }),
    );
    return { request: definition.States['Publish']!['Parameters'], statements };
  }

  test('sends an SMS, for which IAM has no resource', () => {
    const { request, statements } = publish(() => ({ phoneNumber: JsonPath.stringAt('$.phone') }));
    expect(request).toEqual({ 'PhoneNumber.$': '$.phone', Message: 'hello' });
    expect(statements).toEqual([{ Action: 'sns:Publish', Effect: 'Allow', Resource: '*' }]);
  });

  test.each([
    ['a topic', 'arn:aws:sns:eu-west-1:123456789012:orders', 'arn:aws:sns:eu-west-1:123456789012:orders'],
    ['an endpoint', 'arn:aws:sns:eu-west-1:123456789012:endpoint/GCM/app/1234', '*'],
    ['an expression', JsonPath.stringAt('$.target'), '*'],
  ])('a target that is %s brings the narrowest permission that covers it', (_, targetArn, resource) => {
    const { request, statements } = publish(() => ({ targetArn }));
    expect(request['TargetArn'] ?? request['TargetArn.$']).toBe(
      resource === '*' && targetArn.includes('Token') ? '$.target' : targetArn,
    );
    expect(statements).toEqual([{ Action: 'sns:Publish', Effect: 'Allow', Resource: resource }]);
  });

  test('a topic whose ARN only the run knows brings the topics of the account', () => {
    const { request, statements } = publish((stack) => ({
      topic: Topic.fromTopicArn(stack, 'Topic', JsonPath.stringAt('$.topic')),
    }));
    expect(request['TopicArn.$']).toBe('$.topic');
    const resource = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sns:eu-west-1:123456789012:*']] };
    expect(statements).toEqual([{ Action: 'sns:Publish', Effect: 'Allow', Resource: resource }]);
  });

  test('the destination may be an additional parameter', () => {
    const { statements } = publish(() => ({
      additionalParameters: { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:orders' },
    }));
    expect(statements).toEqual([
      { Action: 'sns:Publish', Effect: 'Allow', Resource: 'arn:aws:sns:eu-west-1:123456789012:orders' },
    ]);
  });

  test('no destination, or two, are an error', () => {
    expect(() => publish(() => ({}))).toThrow(
      /INVALID_PROP at topic: a message goes to one destination, found none\. Set exactly one of topic/,
    );
    expect(() => publish((stack) => ({ topic: new Topic(stack, 'Topic'), phoneNumber: '+4930901820' }))).toThrow(
      /INVALID_PROP at topic: a message goes to one destination, found topic and phoneNumber\./,
    );
  });

  test('a FIFO topic needs a group, and an identity unless it deduplicates by content; both said at once', () => {
    expect(() => publish((stack) => ({ topic: new Topic(stack, 'Topic', { fifo: true }) }))).toThrow(
      /INVALID_PROP at messageGroupId: a FIFO topic requires it.*\n.*INVALID_PROP at messageDeduplicationId: the topic does not deduplicate by content/,
    );
    const byContent = publish((stack) => ({
      topic: new Topic(stack, 'Topic', { fifo: true, contentBasedDeduplication: true }),
      messageGroupId: 'a',
    }));
    expect(byContent.request).toMatchObject({ MessageGroupId: 'a' });
  });

  test('a standard topic takes no deduplication id; one whose kind is not known does', () => {
    const messageDeduplicationId = 'once';
    const standard = 'arn:aws:sns:eu-west-1:123456789012:orders';
    const rejected = /INVALID_PROP at messageDeduplicationId: a standard topic does not deduplicate/;
    expect(() => publish((stack) => ({ topic: new Topic(stack, 'Topic'), messageDeduplicationId }))).toThrow(rejected);
    expect(() =>
      publish((stack) => ({ topic: Topic.fromTopicArn(stack, 'Topic', standard), messageDeduplicationId })),
    ).toThrow(rejected);
    const unknown = publish((stack) => ({
      topic: Topic.fromTopicArn(stack, 'Topic', JsonPath.stringAt('$.topic')),
      messageDeduplicationId,
    }));
    expect(unknown.request).toMatchObject({ MessageDeduplicationId: 'once' });
  });

  test('a topic of another region or partition is an error', () => {
    const far = 'arn:aws-cn:sns:cn-north-1:123456789012:orders';
    expect(() => publish((stack) => ({ topic: Topic.fromTopicArn(stack, 'Topic', far) }))).toThrow(
      /INVALID_PROP: the resource arn:aws-cn:sns.* partition aws-cn.*\n.*INVALID_PROP at topic: the topic is in cn-north-1, .* own region, eu-west-1/,
    );
  });

  test('messages by protocol need a default', () => {
    const props = (object: object) => (stack: ReturnType<typeof stackIn>) => ({
      topic: new Topic(stack, 'Topic'),
      message: TaskInput.fromObject(object as Record<string, unknown>),
      messagePerSubscriptionType: true,
    });
    expect(() => publish(props({ sqs: 'a' }))).toThrow(
      /INVALID_PROP at message: messages by protocol need one for all others/,
    );
    expect(publish(props({ default: JsonPath.stringAt('$.a') })).request).toMatchObject({
      MessageStructure: 'json',
      Message: { 'default.$': '$.a' },
    });
  });

  test('a callback without a task token says where to put it', () => {
    expect(() =>
      publish((stack) => ({ topic: new Topic(stack, 'Topic'), integrationPattern: WAIT_FOR_TASK_TOKEN })),
    ).toThrow(/MISSING_TASK_TOKEN at message: .* Put JsonPath.taskToken into message/);
  });
});
