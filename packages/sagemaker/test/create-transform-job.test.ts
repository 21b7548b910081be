import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { JoinSource, SageMakerCreateTransformJob } = ours;

const minimal = () => ({
  transformJobName: 'my-job',
  modelName: 'model',
  transformInput: { transformDataSource: { s3DataSource: { s3Uri: 's3://bucket/in' } } },
  transformOutput: { s3OutputPath: 's3://bucket/out' },
});

describeTask({
  task: SageMakerCreateTransformJob,
  resource: 'sagemaker:createTransformJob',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:CreateTransformJob', 'sagemaker:ListTags'],
    [IntegrationPattern.RUN_JOB]: [
      'sagemaker:CreateTransformJob',
      'sagemaker:DescribeTransformJob',
      'sagemaker:StopTransformJob',
      'sagemaker:ListTags',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: minimal,
});

describe('SageMakerCreateTransformJob', () => {
  test('makes no role, because a transform job works with that of its model', () => {
    const stack = stackIn();
    synthesise(stack, new SageMakerCreateTransformJob(stack, 'Task', minimal()));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
  });

  test('makes a role for who asks, without the whole of SageMaker', () => {
    const stack = stackIn();
    const task = new SageMakerCreateTransformJob(stack, 'Task', minimal());
    expect(task.role).toBe(task.role);
    synthesise(stack, task);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Role', 2);
    expect(JSON.stringify(template.toJSON())).not.toContain('AmazonSageMakerFullAccess');
  });

  test('a role is passed and may use the keys', () => {
    // GIVEN
    const stack = stackIn();
    const key = new Key(stack, 'Key');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') });
    // WHEN
    const task = new SageMakerCreateTransformJob(stack, 'Task', {
      ...minimal(),
      role,
      transformOutput: { s3OutputPath: 's3://bucket/out', encryptionKey: key },
      transformResources: { instanceCount: 1, instanceType: 'm5.large', volumeEncryptionKey: key },
    });
    const { statements } = synthesise(stack, task);
    // THEN
    expect(statements).toContainEqual({
      Action: 'iam:PassRole',
      Effect: 'Allow',
      Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] },
    });
    expect(JSON.stringify(statements)).not.toContain('kms:');
    const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy');
    const granted = JSON.stringify(Object.entries(policies).filter(([id]) => id.startsWith('Role')));
    expect(granted).toContain('kms:CreateGrant');
    expect(granted).toContain('kms:GenerateDataKey*');
    expect(granted).toContain('kms:Decrypt');
  });

  test('without a role the state machine hands the key on to the volumes', () => {
    const stack = stackIn();
    const key = new Key(stack, 'Key');
    const task = new SageMakerCreateTransformJob(stack, 'Task', {
      ...minimal(),
      transformResources: { instanceCount: 1, instanceType: 'ml.m5.large', volumeEncryptionKey: key },
    });
    expect(synthesise(stack, task).statements).toContainEqual({
      Action: 'kms:CreateGrant',
      Effect: 'Allow',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
    });
  });

  test('renders data processing, and an instance type from the input as it is', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new SageMakerCreateTransformJob(stack, 'Task', {
        ...minimal(),
        dataProcessing: { inputFilter: '$.features', outputFilter: '$.id', joinSource: JoinSource.INPUT },
        transformResources: {
          instanceCount: JsonPath.numberAt('$.count'),
          instanceType: JsonPath.stringAt('$.type'),
        },
      }),
    );
    expect(state['Parameters']).toMatchObject({
      DataProcessing: { InputFilter: '$.features', OutputFilter: '$.id', JoinSource: 'Input' },
      TransformResources: { 'InstanceCount.$': '$.count', 'InstanceType.$': '$.type' },
    });
  });

  test('tags in additionalParameters bring their permission, on the job alone', () => {
    const stack = stackIn();
    const task = new SageMakerCreateTransformJob(stack, 'Task', {
      ...minimal(),
      additionalParameters: { Tags: [{ Key: 'team', Value: 'ml' }] },
    });
    expect(synthesise(stack, task).statements).toContainEqual({
      Action: ['sagemaker:CreateTransformJob', 'sagemaker:ListTags', 'sagemaker:AddTags'],
      Effect: 'Allow',
      Resource: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:123456789012:transform-job/my-job']],
      },
    });
  });
});

describeParity('SageMakerCreateTransformJob', ours, [
  {
    name: 'minimal props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: minimal,
  },
  {
    name: 'all props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: ({ stack, library, at }) => {
      const key = new Key(stack, 'Key');
      return {
        transformJobName: at('job'),
        modelName: at('model'),
        role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') }),
        batchStrategy: library.BatchStrategy.MULTI_RECORD,
        environment: { STAGE: 'test' },
        maxConcurrentTransforms: 3,
        maxPayload: Size.mebibytes(10),
        modelClientOptions: { invocationsMaxRetries: 1, invocationsTimeout: Duration.minutes(20) },
        tags: { team: 'ml' },
        transformInput: {
          compressionType: library.CompressionType.GZIP,
          contentType: 'text/csv',
          splitType: library.SplitType.LINE,
          transformDataSource: {
            s3DataSource: { s3DataType: library.S3DataType.MANIFEST_FILE, s3Uri: at('input') },
          },
        },
        transformOutput: {
          s3OutputPath: at('output'),
          accept: 'text/csv',
          assembleWith: library.AssembleWith.LINE,
          encryptionKey: key,
        },
        transformResources: {
          instanceCount: 2,
          instanceType: InstanceType.of(InstanceClass.P3, InstanceSize.XLARGE2),
          volumeEncryptionKey: key,
        },
      };
    },
    differences: ['sagemaker-tags'],
    alsoGrants: ['sagemaker:AddTags'],
  },
  {
    name: 'client options by half',
    props: () => ({ ...minimal(), modelClientOptions: { invocationsMaxRetries: 2 } }),
  },
  {
    name: 'a key for the volumes and no role',
    props: ({ stack }) => ({
      ...minimal(),
      transformResources: {
        instanceCount: 1,
        instanceType: new InstanceType('m5.large'),
        volumeEncryptionKey: new Key(stack, 'Key'),
      },
    }),
    differences: ['sagemaker-volume-keys', 'sagemaker-transform-role'],
    alsoGrants: ['kms:CreateGrant', 'kms:DescribeKey'],
  },
]);
