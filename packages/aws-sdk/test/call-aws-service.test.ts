import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { CallAwsService } = ours;
const { REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

describeTask<ours.CallAwsServiceProps>({
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
});

/** Props as JavaScript takes them, where no type tells a typo. */
type AnyProps = Readonly<Record<string, unknown>>;

function call(props: AnyProps) {
  const stack = stackIn();
  const task = new CallAwsService(stack, 'Call', { service: 's3', action: 'listBuckets', ...props } as never);
  return synthesise(stack, task);
}

describe('given a call', () => {
  test('when parameters hold expressions at any depth, then they are rendered', () => {
    const stack = stackIn();
    const task = new CallAwsService(stack, 'Call', {
      service: 'glue',
      action: 'updateCrawler',
      parameters: {
        Name: JsonPath.stringAt('$.name'),
        Targets: { S3Targets: [{ SampleSize: JsonPath.numberAt('$.n') }] },
      },
      iamResources: ['*'],
    });
    expect(synthesiseState(stack, task)).toMatchObject({
      Parameters: { 'Name.$': '$.name', Targets: { S3Targets: [{ 'SampleSize.$': '$.n' }] } },
    });
  });

  test('when the service is written as the SDK does, then its segment is in lower case', () => {
    const { definition, statements } = call({
      service: 'CloudWatchLogs',
      action: 'createLogGroup',
      parameters: { LogGroupName: 'a' },
      iamResources: ['*'],
    });
    expect(definition.States['Call']).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::aws-sdk:cloudwatchlogs:createLogGroup',
    });
    expect(statements).toEqual([{ Action: 'logs:CreateLogGroup', Effect: 'Allow', Resource: '*' }]);
  });

  test('when it has conditions and further statements, then they are in the policy', () => {
    const { statements } = call({
      service: 'rekognition',
      action: 'detectLabels',
      parameters: { Image: { S3Object: { Bucket: 'pictures', Name: 'a' } } },
      iamResources: ['*'],
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
    expect(call({ iamAction: ['s3:ListBucket', 's3:ListAllMyBuckets'], iamResources: ['*'] }).statements).toEqual([
      { Action: ['s3:ListBucket', 's3:ListAllMyBuckets'], Effect: 'Allow', Resource: '*' },
    ]);
  });

  test('when the API is unknown and may be, then it is called with the IAM action that is named', () => {
    const { definition, statements } = call({
      service: 'brandnew',
      action: 'doThing',
      parameters: { Any: { Thing: 1 } },
      iamAction: 'brandnew:DoThing',
      iamResources: ['*'],
      allowUnknownApi: true,
    });
    expect(definition.States['Call']!['Resource']).toMatch(/:aws-sdk:brandnew:doThing$/);
    expect(statements).toEqual([{ Action: 'brandnew:DoThing', Effect: 'Allow', Resource: '*' }]);
  });

  test('when a known API takes more by now, then its parameters are not checked, and its permissions are known', () => {
    const { definition, statements } = call({ parameters: { BrandNew: 1 }, allowUnknownApi: true });
    expect(definition.States['Call']!['Parameters']).toEqual({ BrandNew: 1 });
    expect(statements).toEqual([{ Action: 's3:ListAllMyBuckets', Effect: 'Allow', Resource: '*' }]);
  });

  test('when a body is JSON, then it is taken', () => {
    const parameters = { Bucket: 'reports', Key: 'a', Body: { total: JsonPath.numberAt('$.total') } };
    expect(call({ action: 'putObject', parameters }).definition.States['Call']!['Parameters']).toEqual({
      Bucket: 'reports',
      Key: 'a',
      Body: { 'total.$': '$.total' },
    });
  });

  test('when a value may be refused by AWS, then a warning tells', () => {
    const parameters = { Bucket: 'reports', Key: 'a', StorageClass: 'GLACEIR' };
    expect(call({ action: 'putObject', parameters }).warnings).toEqual([
      expect.stringMatching(/at StorageClass: found "GLACEIR", .* Did you mean GLACIER\?/),
    ]);
  });
});

describe('given what does not fit', () => {
  test.each<[string, AnyProps, RegExp]>([
    ['a misspelt service', { service: 'dynamdb' }, /at service: .* integration dynamdb\. Did you mean dynamodb\?/],
    ['the IAM name of a service', { service: 'states' }, /at service: .* Did you mean sfn\?/],
    ['the client of a service', { service: 'cloudwatch-logs' }, /at service: .* Did you mean cloudwatchlogs\?/],
    ['a service like no other', { service: 'zzzzzzzzzz' }, /integration zzzzzzzzzz\. If AWS has added it/],
    [
      'an action that streams',
      { service: 'bedrockruntime', action: 'converseStream' },
      /at action: Step Functions does not call converseStream of bedrockruntime\. Call another action/,
    ],
    [
      'a misspelt action',
      { service: 'dynamodb', action: 'getItm' },
      /at action: dynamodb has no action getItm\. Did you mean getItem\?/,
    ],
    [
      'a misspelt parameter',
      { action: 'getObject', parameters: { Bukcet: 'a', Key: 'b' } },
      /API_UNKNOWN_PARAMETER at Bukcet: .* Did you mean Bucket\?[\s\S]*API_MISSING_PARAMETER at Bucket/,
    ],
    [
      'a parameter of another type, deep',
      { service: 'ecs', action: 'updateService', parameters: { Service: 'a', Cluster: 'b', DesiredCount: 'two' } },
      /API_WRONG_TYPE at DesiredCount: expected a number, found "two"/,
    ],
    [
      'an action whose IAM action nobody knows',
      { service: 'transcribe', action: 'updateLanguageModel', allowUnknownApi: true },
      /at iamAction: the IAM action of transcribe:updateLanguageModel is not known\. .* such as "transcribe:Action"/,
    ],
    [
      'a request that does not tell its resources',
      { service: 'dynamodb', action: 'executeStatement', parameters: { Statement: 'SELECT * FROM "a"' } },
      /at iamResources: the request does not tell which resources dynamodb:PartiQLDelete, .* is for\. Name their ARNs/,
    ],
    [
      'an IAM action without resources',
      { iamAction: 's3:ListBucket' },
      /at iamResources: the resources of s3:ListBucket are not known here/,
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
  { name: 'minimal props', props: () => ({ service: 'ec2', action: 'describeInstances', iamResources: ['*'] }) as any },
  {
    name: 'all props',
    patterns: [REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN],
    props: ({ at, token }) => ({
      service: 'S3',
      action: 'getObject',
      parameters: { Bucket: 'reports', Key: at('key'), ResponseContentType: token },
      iamResources: ['arn:aws:s3:::reports/*'],
      iamAction: 's3:GetObject',
      additionalIamStatements: [new PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] })],
      comment: 'reads',
    }),
  },
  ...[
    { service: 'bedrockagent', action: 'listAgents' },
    { service: 'cloudwatchlogs', action: 'describeLogGroups' },
    { service: 'efs', action: 'describeFileSystems' },
    { service: 'elasticloadbalancingv2', action: 'describeLoadBalancers' },
    { service: 'mediapackagevod', action: 'listAssets' },
    { service: 'mwaa', action: 'listEnvironments' },
    { service: 'sfn', action: 'listStateMachines' },
  ].map((api) => ({
    name: `the IAM prefix of ${api.service}`,
    languages: [QueryLanguage.JSON_PATH],
    props: () => ({ ...api, iamResources: ['*'] }) as any,
  })),
  {
    name: 'a service whose IAM prefix is another',
    alsoGrants: ['ses:SendEmail'],
    differences: ['aws-sdk-iam-action'],
    props: () => ({ service: 'sesv2', action: 'sendEmail', parameters: { Content: {} }, iamResources: ['*'] }),
  },
  {
    name: 'an action whose IAM action is another',
    alsoGrants: ['s3:ListBucket'],
    differences: ['aws-sdk-iam-action'],
    props: () => ({
      service: 's3',
      action: 'listObjectsV2',
      parameters: { Bucket: 'reports' },
      iamResources: ['arn:aws:s3:::reports'],
    }),
  },
]);
