import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { CallAwsService } = ours;
const { REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

describeTask({
  task: CallAwsService,
  resource: 'aws-sdk:s3:getObject',
  patterns: { [REQUEST_RESPONSE]: ['s3:GetObject'], [WAIT_FOR_TASK_TOKEN]: ['s3:GetObject'] },
  props: (stack) => ({
    service: 's3',
    action: 'getObject',
    parameters: { Bucket: 'reports', Key: 'a' },
    iamResources: [stack.formatArn({ service: 's3', region: '', account: '', resource: 'reports', resourceName: '*' })],
  }),
  tokenProps: (stack, token) => ({
    service: 's3',
    action: 'getObject',
    parameters: { Bucket: 'reports', Key: token },
    iamResources: [stack.formatArn({ service: 's3', region: '', account: '', resource: 'reports', resourceName: '*' })],
  }),
  anyApi: true,
});

function call(props: Partial<ours.CallAwsServiceProps>) {
  const stack = stackIn();
  const task = new CallAwsService(stack, 'Call', {
    service: 's3',
    action: 'listBuckets',
    iamResources: ['*'],
    ...props,
  });
  return synthesise(stack, task);
}

describe('given a call', () => {
  test('when parameters hold expressions at any depth, then they are rendered', () => {
    const stack = stackIn();
    const task = new CallAwsService(stack, 'Call', {
      service: 'glue',
      action: 'startCrawler',
      parameters: { Name: JsonPath.stringAt('$.name'), Deep: { List: [{ Count: JsonPath.numberAt('$.n') }] } },
      iamResources: ['*'],
    });
    expect(synthesiseState(stack, task)).toMatchObject({
      Parameters: { 'Name.$': '$.name', Deep: { List: [{ 'Count.$': '$.n' }] } },
    });
  });

  test('when the service is written as the SDK does, then its segment is in lower case', () => {
    const { definition, statements } = call({ service: 'CloudWatchLogs', action: 'createLogGroup' });
    expect(definition.States['Call']).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::aws-sdk:cloudwatchlogs:createLogGroup',
    });
    expect(statements).toEqual([{ Action: 'logs:CreateLogGroup', Effect: 'Allow', Resource: '*' }]);
  });

  test('when it has conditions and further statements, then they are in the policy', () => {
    const { statements } = call({
      service: 'rekognition',
      action: 'detectLabels',
      iamConditions: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      additionalIamStatements: [
        new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::pictures/*'] }),
      ],
    });
    expect(statements).toEqual([
      {
        Action: 'rekognition:DetectLabels',
        Effect: 'Allow',
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      },
      { Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:aws:s3:::pictures/*' },
    ]);
  });

  test('when it names IAM actions, then they replace the one of the action', () => {
    expect(call({ iamAction: ['s3:ListBucket', 's3:ListAllMyBuckets'] }).statements).toEqual([
      { Action: ['s3:ListBucket', 's3:ListAllMyBuckets'], Effect: 'Allow', Resource: '*' },
    ]);
  });

  test('when the API is unknown and may be, then its own names are taken', () => {
    const { definition, statements } = call({ service: 'brandnew', action: 'doThing', allowUnknownApi: true });
    expect(definition.States['Call']!['Resource']).toMatch(/:aws-sdk:brandnew:doThing$/);
    expect(statements).toEqual([{ Action: 'brandnew:DoThing', Effect: 'Allow', Resource: '*' }]);
  });
});

describe('given what does not fit', () => {
  test.each<[string, Partial<ours.CallAwsServiceProps>, RegExp]>([
    ['a misspelt service', { service: 'dynamdb' }, /at service: .* integration dynamdb\. Did you mean dynamodb\?/],
    ['the IAM name of a service', { service: 'states' }, /at service: .* Did you mean sfn\?/],
    ['the client of a service', { service: 'cloudwatch-logs' }, /at service: .* Did you mean cloudwatchlogs\?/],
    ['a service like no other', { service: 'zzzzzzzzzz' }, /integration zzzzzzzzzz\. If AWS has added it/],
    [
      'an action that streams',
      { service: 'bedrockruntime', action: 'converseStream' },
      /at action: Step Functions does not call converseStream of bedrockruntime\. Call another action/,
    ],
    ['an action in PascalCase', { action: 'ListBuckets' }, /at action: .* found "ListBuckets"\. Write listBuckets\./],
    ['an action with a dash', { action: 'list-buckets' }, /at action: .* Write the name of the API/],
    [
      'a parameter in camelCase',
      { parameters: { bucket: 'a', Key: 'b' } },
      /at parameters\.bucket: .* found bucket\. Write Bucket\./,
    ],
    ['no resource', { iamResources: [] }, /at iamResources: found none/],
    [
      'an expression for a resource',
      { iamResources: [JsonPath.stringAt('$.arn')] },
      /at iamResources: a policy is fixed when it is deployed, found an expression/,
    ],
    ['an IAM action without a service', { iamAction: 'ListBuckets' }, /at iamAction: .* found "ListBuckets"/],
    ['a job', { integrationPattern: IntegrationPattern.RUN_JOB }, /UNSUPPORTED_PATTERN at integrationPattern/],
    ['a callback without a token', { integrationPattern: WAIT_FOR_TASK_TOKEN }, /MISSING_TASK_TOKEN at parameters/],
    [
      'a resource of another partition',
      { iamResources: ['arn:aws-cn:s3:::reports'] },
      /arn:aws-cn:s3:::reports is in the partition aws-cn/,
    ],
  ])('when it is %s, then the synthesis names the way out', (_, props, message) => {
    expect(() => call(props)).toThrow(message);
  });

  test('when several props are wrong, then all are told at once', () => {
    expect(() => call({ service: 'x3', action: 'A', iamResources: [] })).toThrow(
      /INVALID_PROP at action[\s\S]*INVALID_PROP at iamResources[\s\S]*INVALID_PROP at service/,
    );
  });
});

describeParity('CallAwsService', ours, [
  { name: 'minimal props', props: () => ({ service: 'ec2', action: 'describeInstances', iamResources: ['*'] }) },
  {
    name: 'all props',
    patterns: [REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN],
    props: ({ at, token }) => ({
      service: 'S3',
      action: 'getObject',
      parameters: { Bucket: 'reports', Key: at('key'), Token: token, List: [{ Deep: at('deep') }] },
      iamResources: ['arn:aws:s3:::reports/*'],
      iamAction: 's3:GetObject',
      additionalIamStatements: [new PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] })],
      comment: 'reads',
    }),
  },
  ...['bedrockagent', 'cloudwatchlogs', 'efs', 'elasticloadbalancingv2', 'mediapackagevod', 'mwaa', 'sfn'].map(
    (service) => ({
      name: `the IAM prefix of ${service}`,
      languages: [QueryLanguage.JSON_PATH],
      props: () => ({ service, action: 'tagResource', iamResources: ['*'] }),
    }),
  ),
  {
    name: 'a service whose IAM prefix is another',
    alsoGrants: ['ses:SendEmail'],
    differences: ['aws-sdk-iam-action'],
    props: () => ({ service: 'sesv2', action: 'sendEmail', iamResources: ['*'] }),
  },
  {
    name: 'an action whose IAM action is another',
    alsoGrants: ['s3:ListBucket'],
    differences: ['aws-sdk-iam-action'],
    props: () => ({ service: 's3', action: 'listObjectsV2', iamResources: ['arn:aws:s3:::reports'] }),
  },
]);
