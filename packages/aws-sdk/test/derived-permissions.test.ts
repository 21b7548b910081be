import { JsonPath } from '@sfn-tasks/core';
import { findUnprovenPermissions, type Statement, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CallAwsService } from '../src';

type Parameters = Readonly<Record<string, unknown>>;

/** The statements of a call, each ARN as one text with `<…>` for what the deployment fills in. */
function statementsOf(api: string, parameters: Parameters | ((stack: Stack) => Parameters) = {}, more: object = {}) {
  const stack = stackIn();
  const [service, action] = api.split(':');
  const given = typeof parameters === 'function' ? parameters(stack) : parameters;
  const task = new CallAwsService(stack, 'Call', { service, action, parameters: given, ...more } as never);
  return flattened(synthesise(stack, task).statements as never);
}

const flattened = (statements: readonly Statement[]): any[] =>
  statements.map((statement) => ({ ...statement, Resource: [statement.Resource].flat().map(text).sort() }));

function text(value: any): string {
  if (typeof value === 'string') return value;
  if (value.Ref !== undefined) return `<${value.Ref.replace(/[0-9A-F]{8}$/, '')}>`;
  if (value['Fn::GetAtt'] !== undefined) {
    return `<${value['Fn::GetAtt'][0].replace(/[0-9A-F]{8}$/, '')}.${value['Fn::GetAtt'][1]}>`;
  }
  return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0]);
}

const arn = (service: string, rest: string) => `arn:<AWS::Partition>:${service}:eu-west-1:123456789012:${rest}`;
const s3 = (rest: string) => `arn:<AWS::Partition>:s3:::${rest}`;
const allowed = (Action: string | string[], ...Resource: string[]) => ({ Action, Effect: 'Allow', Resource });
const URL = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';
const ROLE = 'arn:aws:iam::123456789012:role/work';
const PAGE = { Destination: { ToAddresses: ['a@example.com'] }, Content: {} };

describe('given a request', () => {
  test.each<[string, Parameters, object[]]>([
    ['s3:getObject', { Bucket: 'reports', Key: 'a/b' }, [allowed('s3:GetObject', s3('reports/a/b'))]],
    ['s3:listObjectsV2', { Bucket: 'reports' }, [allowed('s3:ListBucket', s3('reports'))]],
    ['s3:listBuckets', {}, [allowed('s3:ListAllMyBuckets', '*')]],
    [
      's3:copyObject',
      { Bucket: 'to', Key: 'b', CopySource: '/from/a' },
      [allowed('s3:GetObject', s3('from/a')), allowed('s3:PutObject', s3('to/b'))],
    ],
    [
      's3:deleteObjects',
      { Bucket: 'reports', Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }] } },
      [allowed('s3:DeleteObject', s3('reports/a'), s3('reports/b'))],
    ],
    ['lambda:invoke', { FunctionName: 'price' }, [allowed('lambda:InvokeFunction', arn('lambda', 'function:price'))]],
    [
      'sqs:sendMessageBatch',
      { QueueUrl: URL, Entries: [] },
      [allowed('sqs:SendMessage', 'arn:<AWS::Partition>:sqs:eu-west-1:123456789012:orders')],
    ],
    [
      'dynamodb:query',
      { TableName: 'orders', IndexName: 'byDay' },
      [allowed('dynamodb:Query', arn('dynamodb', 'table/orders'), arn('dynamodb', 'table/orders/index/byDay'))],
    ],
    ['dynamodb:query', { TableName: 'orders' }, [allowed('dynamodb:Query', arn('dynamodb', 'table/orders'))]],
    [
      'dynamodb:transactWriteItems',
      { TransactItems: [{ Put: { TableName: 'a', Item: {} } }, { Delete: { TableName: 'b', Key: {} } }] },
      [
        allowed('dynamodb:DeleteItem', arn('dynamodb', 'table/b')),
        allowed('dynamodb:PutItem', arn('dynamodb', 'table/a')),
      ],
    ],
    [
      'dynamodb:transactGetItems',
      { TransactItems: [{ Get: { TableName: 'a', Key: {} } }] },
      [allowed('dynamodb:GetItem', arn('dynamodb', 'table/a'))],
    ],
    [
      'dynamodb:batchWriteItem',
      { RequestItems: { orders: [{ DeleteRequest: { Key: {} } }] } },
      [allowed('dynamodb:BatchWriteItem', arn('dynamodb', 'table/orders'))],
    ],
    [
      'apigateway:getStage',
      { RestApiId: 'abc', StageName: 'prod' },
      [allowed('apigateway:GET', 'arn:<AWS::Partition>:apigateway:eu-west-1::/restapis/abc/stages/prod')],
    ],
    [
      'apigatewayv2:deleteApi',
      { ApiId: 'abc' },
      [allowed('apigateway:DELETE', 'arn:<AWS::Partition>:apigateway:eu-west-1::/apis/abc')],
    ],
    [
      'eventbridge:putEvents',
      { Entries: [{ DetailType: 'a' }, { EventBusName: 'shop' }] },
      [allowed('events:PutEvents', arn('events', 'event-bus/shop'))],
    ],
    [
      'eventbridge:putEvents',
      { Entries: [{ DetailType: 'a' }] },
      [allowed('events:PutEvents', arn('events', 'event-bus/default'))],
    ],
    ['ssm:getParameter', { Name: '/shop/key' }, [allowed('ssm:GetParameter', arn('ssm', 'parameter/shop/key'))]],
    [
      'secretsmanager:getSecretValue',
      { SecretId: 'key' },
      [allowed('secretsmanager:GetSecretValue', arn('secretsmanager', 'secret:key-??????'))],
    ],
    [
      'ecs:updateService',
      { Service: 'web', Cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/a' },
      [allowed('ecs:UpdateService', arn('ecs', 'service/a/web'))],
    ],
    [
      'ec2:terminateInstances',
      { InstanceIds: ['i-1', 'i-2'] },
      [allowed('ec2:TerminateInstances', arn('ec2', 'instance/i-1'), arn('ec2', 'instance/i-2'))],
    ],
    ['rds:describeDBInstances', {}, [allowed('rds:DescribeDBInstances', arn('rds', 'db:*'))]],
    ['rekognition:detectLabels', { Image: {} }, [allowed('rekognition:DetectLabels', '*')]],
    [
      'timestreamquery:query',
      { QueryString: 'SELECT 1' },
      [allowed('timestream:Select', 'arn:aws:x:::y'), allowed('timestream:DescribeEndpoints', '*')],
    ],
    ['connectparticipant:sendMessage', { ContentType: 'a', Content: 'b', ConnectionToken: 'c' }, []],
    ['kms:decrypt', { CiphertextBlob: 'a', KeyId: 'k' }, [allowed('kms:Decrypt', arn('kms', 'key/k'))]],
    ['sesv2:sendEmail', PAGE, [allowed('ses:SendEmail', 'arn:aws:x:::y')]],
    [
      'athena:startQueryExecution',
      { QueryString: 'SELECT 1' },
      [allowed('athena:StartQueryExecution', arn('athena', 'workgroup/primary'))],
    ],
  ])('%s with %j needs that and no more', (api, parameters, expected) => {
    const asksFor = ['timestreamquery:query', 'sesv2:sendEmail'].includes(api);
    expect(statementsOf(api, parameters, asksFor ? { iamResources: ['arn:aws:x:::y'] } : {})).toEqual(expected);
  });

  test('when a table, a queue, a topic, a bucket or a secret is part of the app, then its own ARN is named', () => {
    const bucketOf = (stack: Stack) => ({ Bucket: new Bucket(stack, 'Reports').bucketName });
    expect(statementsOf('s3:listObjectsV2', bucketOf)).toEqual([allowed('s3:ListBucket', s3('<Reports>'))]);
    const queueOf = (stack: Stack) => ({ QueueUrl: new Queue(stack, 'Orders').queueUrl, MessageBody: 'a' });
    expect(statementsOf('sqs:sendMessage', queueOf)).toEqual([allowed('sqs:SendMessage', '<Orders.Arn>')]);
    const topicOf = (stack: Stack) => ({ TopicArn: new Topic(stack, 'News').topicArn, Message: 'a' });
    expect(statementsOf('sns:publish', topicOf)).toEqual([allowed('sns:Publish', '<News>')]);
    const secretOf = (stack: Stack) => ({ SecretId: new Secret(stack, 'Key').secretArn });
    expect(statementsOf('secretsmanager:getSecretValue', secretOf)).toEqual([
      allowed('secretsmanager:GetSecretValue', '<Key>'),
    ]);
    const tableOf = (stack: Stack) => ({
      TableName: new Table(stack, 'Carts', { partitionKey: { name: 'id', type: AttributeType.STRING } }).tableArn,
      Key: {},
    });
    expect(statementsOf('dynamodb:getItem', tableOf)).toEqual([allowed('dynamodb:GetItem', '<Carts.Arn>')]);
  });

  test('when a queue is imported, then its URL tells its ARN', () => {
    const urlOf = (stack: Stack) => ({
      QueueUrl: Queue.fromQueueArn(stack, 'Q', 'arn:aws:sqs:us-east-1:123456789012:far').queueUrl,
      MessageBody: 'a',
    });
    expect(statementsOf('sqs:sendMessage', urlOf)).toEqual([
      allowed('sqs:SendMessage', 'arn:<AWS::Partition>:sqs:us-east-1:123456789012:far'),
    ]);
  });

  test.each<[string, Parameters, string[]]>([
    ['s3:getObject', { Bucket: 'reports', Key: JsonPath.stringAt('$.key') }, [s3('reports/*')]],
    ['s3:getObject', { Bucket: 'reports', Key: `a/${JsonPath.stringAt('$.key')}` }, [s3('reports/*')]],
    ['sns:publish', { TopicArn: JsonPath.stringAt('$.topic'), Message: 'a' }, [arn('sns', '*')]],
    ['sqs:sendMessage', { QueueUrl: JsonPath.stringAt('$.url'), MessageBody: 'a' }, [arn('sqs', '*')]],
    ['dynamodb:getItem', { 'TableName.$': '$.table', Key: {} }, [arn('dynamodb', 'table/*')]],
    ['ec2:terminateInstances', { InstanceIds: JsonPath.listAt('$.ids') }, [arn('ec2', 'instance/*')]],
    ['dynamodb:batchGetItem', { RequestItems: JsonPath.objectAt('$.items') }, [arn('dynamodb', 'table/*')]],
  ])('when an expression is in %s with %j, then it is in no ARN', (api, parameters, resources) => {
    expect(statementsOf(api, parameters)[0].Resource).toEqual(resources);
  });

  test('when a name has characters with a meaning in IAM, then they are escaped', () => {
    expect(statementsOf('s3:getObject', { Bucket: 'reports', Key: 'a*' })[0].Resource).toEqual([s3('reports/a${*}')]);
  });

  test('when the request names a role, then the service may get it, and no other', () => {
    const parameters = { FunctionName: 'f', Code: {}, Role: ROLE };
    expect(statementsOf('lambda:createFunction', parameters)).toEqual([
      allowed('lambda:CreateFunction', arn('lambda', 'function:f')),
      {
        ...allowed('iam:PassRole', ROLE),
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    ]);
    const own = (stack: Stack) => ({
      Name: 'm',
      Definition: '{}',
      RoleArn: new Role(stack, 'Work', { assumedBy: new ServicePrincipal('states.amazonaws.com') }).roleArn,
    });
    expect(statementsOf('sfn:createStateMachine', own)[1]).toMatchObject(allowed('iam:PassRole', '<Work.Arn>'));
    const unknown = { ...parameters, Role: JsonPath.stringAt('$.role') };
    expect(statementsOf('lambda:createFunction', unknown)[1].Resource).toEqual([
      'arn:<AWS::Partition>:iam::123456789012:role/*',
    ]);
    const deep = { Overrides: { TaskRoleArn: ROLE }, TaskDefinition: 'job' };
    expect(statementsOf('ecs:runTask', deep)).toEqual([
      allowed('ecs:RunTask', arn('ecs', 'task-definition/job:*')),
      expect.objectContaining(allowed('iam:PassRole', ROLE)),
    ]);
  });

  test('when a service hands roles to several principals, then one of these may get it', () => {
    const addon = { ClusterName: 'c', FargateProfileName: 'f', PodExecutionRoleArn: ROLE };
    expect(statementsOf('eks:createFargateProfile', addon).at(-1)).toEqual({
      ...allowed('iam:PassRole', ROLE),
      Condition: {
        StringEquals: {
          'iam:PassedToService': ['eks.amazonaws.com', 'eks-fargate-pods.amazonaws.com', 'pods.eks.amazonaws.com'],
        },
      },
    });
    expect(statementsOf('glue:createJob', { Name: 'j', Command: {}, Role: ROLE }).at(-1)).toMatchObject(
      allowed('iam:PassRole', ROLE),
    );
  });

  test('when nobody has said whether the service gets the role, then a warning asks', () => {
    const warningsOf = (parameters: object) => {
      const stack = stackIn();
      const task = new CallAwsService(stack, 'Call', {
        service: 'storagegateway',
        action: 'startCacheReport',
        parameters,
        iamResources: ['*'],
        allowUnknownApi: true,
      } as never);
      return synthesise(stack, task).warnings;
    };
    expect(warningsOf({ Role: ROLE })).toEqual([expect.stringMatching(/need more: iam:PassRole/)]);
    expect(warningsOf({})).toEqual([]);
  });

  test('when it has tags, then they may be set', () => {
    const parameters = { TrainingJobName: 't', RoleArn: ROLE, OutputDataConfig: { S3OutputPath: 's3://a' } };
    const withTags = { ...parameters, StoppingCondition: {}, ResourceConfig: { VolumeSizeInGB: 1 }, Tags: [] };
    const [own] = statementsOf('sagemaker:createTrainingJob', { ...withTags, Tags: [{ Key: 'a', Value: 'b' }] });
    expect(own.Action).toEqual(['sagemaker:CreateTrainingJob', 'sagemaker:AddTags']);
  });

  test('when some calls need more, then a warning names it until it is settled', () => {
    const warningsOf = (more: object) => {
      const stack = stackIn();
      const parameters = { DBInstanceIdentifier: 'a' };
      const task = new CallAwsService(stack, 'Call', {
        service: 'rds',
        action: 'stopDBInstance',
        parameters: { DbInstanceIdentifier: parameters.DBInstanceIdentifier },
        ...more,
      });
      return synthesise(stack, task).warnings;
    };
    expect(warningsOf({})).toEqual([expect.stringMatching(/rds:stopDBInstance need more: rds:CreateDBSnapshot/)]);
    expect(warningsOf({ additionalIamStatements: [] })).toEqual([]);
  });

  test('when the stack is in China, then so are the ARNs', () => {
    const stack = new Stack(undefined, 'Cn', { env: { region: 'cn-north-1', account: '123456789012' } });
    const task = new CallAwsService(stack, 'Call', {
      service: 'dynamodb',
      action: 'deleteTable',
      parameters: { TableName: 'orders' },
    });
    expect(task.neededStatements.map((statement) => stack.resolve(statement.toStatementJson()).Resource)).toEqual([
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:cn-north-1:123456789012:table/orders']] },
    ]);
  });

  test('when a key has an alias, which is no resource, then the ARN is asked for', () => {
    expect(() => statementsOf('kms:encrypt', { KeyId: 'alias/a', Plaintext: 'a' })).toThrow(/at iamResources: /);
  });

  test('then what is derived is proven by the Service Authorization Reference', async () => {
    const proven = [
      ...statementsOf('s3:getObject', { Bucket: 'reports', Key: 'a' }),
      ...statementsOf('glue:getTable', { DatabaseName: 'd', Name: 't' }),
      ...statementsOf('autoscaling:setDesiredCapacity', { AutoScalingGroupName: 'g', DesiredCapacity: 1 }),
      ...statementsOf('iam:getRole', { RoleName: 'r' }),
    ];
    expect(await findUnprovenPermissions(proven)).toEqual([]);
  });
});
