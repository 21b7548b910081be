import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeParity, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { determineLatestNodeRuntime } from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern, Pass, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { CallAwsServiceCrossRegion } = ours;
const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

/** Props as JavaScript takes them, where no type tells a typo. */
type Props = Readonly<Record<string, unknown>>;
const READ = {
  service: 's3',
  action: 'getObject',
  region: 'us-east-1',
  parameters: { Bucket: 'reports', Key: 'a' },
  iamResources: ['arn:aws:s3:::reports/*'],
};

function calls(all: readonly Props[], stack: Stack = stackIn()) {
  const start = new Pass(stack, 'Start');
  all
    .map((props, index) => new CallAwsServiceCrossRegion(stack, `Call${index}`, { ...READ, ...props } as never))
    .reduce<{ next: (task: InstanceType<typeof CallAwsServiceCrossRegion>) => any }>(
      (chain, task) => chain.next(task),
      start,
    );
  const synthesised = synthesise(stack, start);
  const template = Template.fromStack(stack);
  const propertiesOf = (type: string) =>
    Object.values(template.findResources(type)).map((resource): any => resource['Properties']);
  return {
    ...synthesised,
    functions: propertiesOf('AWS::Lambda::Function'),
    policies: propertiesOf('AWS::IAM::Policy')
      .filter(({ PolicyName }) => PolicyName.startsWith('CallAwsServiceCrossRegion'))
      .map(({ PolicyDocument }) => PolicyDocument.Statement),
  };
}

describe('given a call of another region', () => {
  test('when it is a request and response, then the function gets the call as its event', () => {
    const { definition, statements, functions, policies } = calls([
      { parameters: { Bucket: 'reports', Key: JsonPath.stringAt('$.key') } },
    ]);
    expect(definition.States['Call0']).toEqual({
      Type: 'Task',
      End: true,
      Resource: expect.stringMatching(/^<\{'Fn::GetAtt':\['CallAwsServiceCrossRegion\w+','Arn'\]\}>$/),
      Parameters: {
        service: 's3',
        action: 'getObject',
        region: 'us-east-1',
        parameters: { Bucket: 'reports', 'Key.$': '$.key' },
      },
      Retry: [
        {
          ErrorEquals: [
            'Lambda.ClientExecutionTimeoutException',
            'Lambda.ServiceException',
            'Lambda.AWSLambdaException',
            'Lambda.SdkClientException',
          ],
          IntervalSeconds: 2,
          MaxAttempts: 6,
          BackoffRate: 2,
        },
      ],
    });
    expect(statements).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } },
    ]);
    expect(functions).toEqual([
      expect.objectContaining({
        Runtime: determineLatestNodeRuntime(stackIn()).name,
        Timeout: 30,
        Handler: 'index.handler',
      }),
    ]);
    expect(policies).toEqual([[{ Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:aws:s3:::reports/*' }]]);
  });

  test('when it waits, then the token is part of the event', () => {
    const { definition } = calls([
      {
        integrationPattern: WAIT_FOR_TASK_TOKEN,
        queryLanguage: QueryLanguage.JSONATA,
        parameters: { Bucket: 'reports', Key: Jsonata.taskToken },
        retryOnServiceExceptions: false,
      },
    ]);
    expect(definition.States['Call0']).toEqual({
      Type: 'Task',
      End: true,
      QueryLanguage: 'JSONata',
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: expect.stringMatching(/^<\{'Fn::GetAtt'/),
        Payload: {
          service: 's3',
          action: 'getObject',
          region: 'us-east-1',
          parameters: { Bucket: 'reports', Key: '{% $states.context.Task.Token %}' },
        },
      },
    });
  });

  test('when the service has the name of its integration, then the function gets that of its client', () => {
    const { definition, policies } = calls([
      { service: 'cloudwatchlogs', action: 'createLogGroup', parameters: { logGroupName: 'a' } },
    ]);
    expect(definition.States['Call0']!['Parameters'].service).toBe('cloudwatch-logs');
    expect(policies[0][0].Action).toBe('logs:CreateLogGroup');
  });

  test('when the service has a client alone, then it is called', () => {
    const { policies } = calls([{ service: 'iot-data-plane', action: 'publish', parameters: { topic: 'a' } }]);
    expect(policies[0][0].Action).toBe('iot:Publish');
  });

  test('when the region comes from the state, then it is part of the event', () => {
    const { definition } = calls([{ region: JsonPath.stringAt('$.region') }]);
    expect(definition.States['Call0']!['Parameters']).toMatchObject({ 'region.$': '$.region' });
  });

  test('when the endpoint comes from the state, then a warning tells who may choose it', () => {
    expect(calls([{ endpoint: JsonPath.stringAt('$.url') }]).warnings).toEqual([
      expect.stringMatching(/^the endpoint is an expression, so whoever starts an execution/),
    ]);
    expect(calls([{ endpoint: 'https://example.com' }]).warnings).toEqual([]);
  });
});

describe('given a call without resources', () => {
  const resourceOf = (props: Props) => calls([{ iamResources: undefined, ...props }]).policies[0][0].Resource;
  const read = { service: 'dynamodb', action: 'getItem', parameters: { TableName: 'orders', Key: {} } };

  test('then they follow from the parameters, in the region that is called', () => {
    expect(resourceOf(read)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:us-east-1:123456789012:table/orders']],
    });
  });

  test('when an execution chooses the region, then they are in any', () => {
    expect(JSON.stringify(resourceOf({ ...read, region: JsonPath.stringAt('$.region') }))).toContain(':dynamodb:*:');
  });

  test('when parameters are spelled as the SDK does, then they are checked and read so', () => {
    const parameters = { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:a' };
    expect(resourceOf({ service: 'sfn', action: 'startExecution', parameters })).toBe(parameters.stateMachineArn);
    expect(() => calls([{ service: 'sfn', action: 'startExecution', parameters: { StateMachineArn: 'a' } }])).toThrow(
      /API_UNKNOWN_PARAMETER at parameters\.StateMachineArn: .* Did you mean stateMachineArn\?/,
    );
  });

  test('when Step Functions would not call it, then the function does', () => {
    const call = { service: 'bedrock-runtime', action: 'converseStream', parameters: { modelId: 'a' } };
    expect(calls([call]).policies[0][0].Action).toBe('bedrock:InvokeModelWithResponseStream');
  });
});

describe('given several calls', () => {
  test('when they are alike, then they share a function', () => {
    const { functions, policies } = calls([{}, { parameters: { Bucket: 'reports', Key: 'b' } }]);
    expect(functions).toHaveLength(1);
    expect(policies).toEqual([[expect.objectContaining({ Action: 's3:GetObject' })]]);
  });

  test('when they differ in what they may do, then each has a function that may do that alone', () => {
    const { policies } = calls([
      {},
      { action: 'putObject' },
      { iamResources: ['arn:aws:s3:::other/*'] },
      { iamConditions: { Bool: { 'aws:SecureTransport': 'true' } } },
      { additionalIamStatements: [new PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] })] },
    ]);
    expect(policies.map((statements) => statements.map(({ Action }: any) => Action).join()).sort()).toEqual([
      's3:GetObject',
      's3:GetObject',
      's3:GetObject',
      's3:GetObject,kms:Decrypt',
      's3:PutObject',
    ]);
  });

  test('when they run differently, then each has a function that runs so', () => {
    const { functions } = calls([{}, { lambdaTimeout: Duration.seconds(256) }, { lambdaMemorySize: 256 }]);
    expect(functions.map(({ Timeout, MemorySize }) => [Timeout, MemorySize])).toEqual([
      [30, undefined],
      [256, undefined],
      [30, 256],
    ]);
  });

  test('when a statement gets another action later, then the shared function may do it too', () => {
    const stack = stackIn();
    const statement = () => new PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] });
    const second = statement();
    const tasks = [statement(), second].map(
      (given, index) =>
        new CallAwsServiceCrossRegion(stack, `Call${index}`, { ...READ, additionalIamStatements: [given] } as never),
    );
    second.addActions('kms:DescribeKey');
    synthesise(stack, tasks[0]!.next(tasks[1]!));
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).toContain('kms:DescribeKey');
  });
});

describe('given how the function runs', () => {
  test('then time, memory and VPC are taken', () => {
    const stack = stackIn();
    const vpc = new Vpc(stack, 'Vpc');
    const group = new SecurityGroup(stack, 'Group', { vpc });
    const { functions } = calls(
      [
        {
          lambdaTimeout: Duration.minutes(2),
          lambdaMemorySize: 512,
          vpc,
          vpcSubnets: { subnets: [vpc.privateSubnets[0]!] },
          securityGroups: [group],
        },
        { vpc },
      ],
      stack,
    );
    expect(functions.find(({ MemorySize }) => MemorySize === 512)).toMatchObject({
      Timeout: 120,
      VpcConfig: {
        SubnetIds: [{ Ref: expect.stringMatching(/^VpcPrivateSubnet1/) }],
        SecurityGroupIds: [{ 'Fn::GetAtt': [expect.stringMatching(/^Group/), 'GroupId'] }],
      },
    });
    expect(functions.filter(({ VpcConfig }) => VpcConfig !== undefined)).toHaveLength(2);
  });

  test.each<[string, Props, RegExp]>([
    ['subnets without a VPC', { vpcSubnets: {} }, /at vpcSubnets: .* Name the VPC in vpc/],
    ['security groups without a VPC', { securityGroups: [] }, /at securityGroups: .* Name the VPC in vpc/],
    ['too much time', { lambdaTimeout: Duration.minutes(16) }, /at lambdaTimeout: .* found 960 seconds/],
  ])('when it is %s, then the synthesis names the way out', (_, props, message) => {
    expect(() => calls([props])).toThrow(message);
  });
});

describe('given what does not fit', () => {
  test.each<[string, Props, RegExp]>([
    ['a misspelt service', { service: 'dynamdb' }, /at service: .* has no client dynamdb\. Did you mean dynamodb\?/],
    ['the IAM name of a service', { service: 'logs' }, /Did you mean cloudwatch-logs\?/],
    ['a misspelt action', { action: 'getObjct' }, /at action: s3 has no action getObjct\. Did you mean getObject/],
    ['no region', { region: 'US' }, /at region: .* found "US"/],
    ['an action in PascalCase', { action: 'GetObject' }, /at action: .* Write getObject\./],
    ['no resource', { iamResources: [] }, /at iamResources: found none/],
    ['an empty service', { service: '' }, /at service: /],
    ['a job', { integrationPattern: RUN_JOB }, /UNSUPPORTED_PATTERN at integrationPattern/],
    ['a callback without a token', { integrationPattern: WAIT_FOR_TASK_TOKEN }, /MISSING_TASK_TOKEN at parameters/],
  ])('when it is %s, then the synthesis names the way out', (_, props, message) => {
    expect(() => calls([props])).toThrow(message);
  });
});

/** Each library has a function of its own name. */
const ofOurFunction = (state: Record<string, any>): Record<string, any> => {
  const aFunction = expect.stringMatching(/Fn::GetAtt/);
  const [field] = ['Arguments', 'Parameters'].filter((name) => name in state);
  return state[field!].FunctionName === undefined
    ? { ...state, Resource: aFunction }
    : { ...state, [field!]: { ...state[field!], FunctionName: aFunction } };
};
const ofOurs = {
  expectState: ofOurFunction,
  alsoGrants: ['lambda:InvokeFunction'],
  differences: ['aws-sdk-function-per-call'],
};

describeParity('CallAwsServiceCrossRegion', ours, [
  {
    ...ofOurs,
    name: 'minimal props',
    props: () => ({ service: 'sfn', action: 'listStateMachines', region: 'us-east-1', iamResources: ['*'] }),
  },
  {
    ...ofOurs,
    name: 'all props',
    patterns: [REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN],
    props: ({ at, token }) => ({
      ...READ,
      region: at('region'),
      endpoint: 'https://example.com',
      parameters: { Bucket: 'reports', Key: at('key'), ResponseContentType: token },
      iamAction: 's3:GetObject',
      additionalIamStatements: [new PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] })],
      retryOnServiceExceptions: false,
      comment: 'reads',
    }),
  },
]);
