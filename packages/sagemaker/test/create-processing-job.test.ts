import { JsonPath } from '@sfn-tasks/core';
import { describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { InstanceClass, InstanceSize, InstanceType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { DockerImage, S3Location, S3UploadMode, SageMakerCreateProcessingJob } from '../src';
import { expectRunJob } from './run-job';

const minimal = () => ({
  processingJobName: 'my-job',
  appSpecification: { image: DockerImage.fromRegistry('registry/image:1') },
});

describeTask({
  task: SageMakerCreateProcessingJob,
  resource: 'sagemaker:createProcessingJob',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:CreateProcessingJob', 'sagemaker:ListTags', 'iam:PassRole'],
    [IntegrationPattern.RUN_JOB]: [
      'sagemaker:CreateProcessingJob',
      'sagemaker:DescribeProcessingJob',
      'sagemaker:StopProcessingJob',
      'sagemaker:ListTags',
      'iam:PassRole',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: minimal,
});

describe('SageMakerCreateProcessingJob', () => {
  test('hands its role to SageMaker alone, and waits through the managed rule', () => {
    const stack = stackIn();
    const task = new SageMakerCreateProcessingJob(stack, 'Task', {
      ...minimal(),
      integrationPattern: IntegrationPattern.RUN_JOB,
    });
    const { statements } = synthesise(stack, task);
    expectRunJob(statements, 'StepFunctionsGetEventsForSageMakerProcessingJobsRule');
  });

  test('renders every prop', () => {
    // GIVEN
    const stack = stackIn();
    const bucket = Bucket.fromBucketName(stack, 'Bucket', 'data');
    const key = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/k');
    // WHEN
    const { definition, statements } = synthesise(
      stack,
      new SageMakerCreateProcessingJob(stack, 'Task', {
        processingJobName: JsonPath.stringAt('$.job'),
        appSpecification: {
          image: DockerImage.fromRegistry('registry/image:1'),
          containerEntrypoint: ['python3', 'features.py'],
          containerArguments: JsonPath.listAt('$.arguments'),
        },
        processingInputs: [
          {
            inputName: 'orders',
            s3Input: { s3Location: S3Location.fromBucket(bucket, 'orders'), localPath: '/opt/ml/processing/input' },
          },
          {
            inputName: 'customers',
            additionalParameters: {
              DatasetDefinition: { LocalPath: '/opt/ml/processing/customers', InputMode: 'File' },
            },
          },
        ],
        processingOutputConfig: {
          encryptionKey: key,
          outputs: [
            {
              outputName: 'features',
              s3Output: {
                s3Location: S3Location.fromJsonExpression('$.output'),
                localPath: '/opt/ml/processing/output',
                s3UploadMode: S3UploadMode.CONTINUOUS,
              },
            },
          ],
        },
        processingResources: {
          instanceCount: 2,
          instanceType: InstanceType.of(InstanceClass.M5, InstanceSize.LARGE),
          volumeSize: Size.gibibytes(10),
          volumeEncryptionKey: key,
        },
        stoppingCondition: { maxRuntime: Duration.hours(2) },
        environment: { STAGE: 'test' },
        networkConfig: { enableNetworkIsolation: true },
        tags: { team: 'ml' },
      }),
    );
    // THEN
    expect(definition.States['Task']!['Parameters']).toEqual({
      'ProcessingJobName.$': '$.job',
      RoleArn: expect.any(String),
      AppSpecification: {
        ImageUri: 'registry/image:1',
        ContainerEntrypoint: ['python3', 'features.py'],
        'ContainerArguments.$': '$.arguments',
      },
      ProcessingInputs: [
        {
          InputName: 'orders',
          S3Input: {
            S3Uri: 'https://s3.eu-west-1.<AWS::URLSuffix>/data/orders',
            LocalPath: '/opt/ml/processing/input',
            S3DataType: 'S3Prefix',
            S3InputMode: 'File',
          },
        },
        {
          InputName: 'customers',
          DatasetDefinition: { LocalPath: '/opt/ml/processing/customers', InputMode: 'File' },
        },
      ],
      ProcessingOutputConfig: {
        KmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/k',
        Outputs: [
          {
            OutputName: 'features',
            S3Output: {
              'S3Uri.$': '$.output',
              LocalPath: '/opt/ml/processing/output',
              S3UploadMode: 'Continuous',
            },
          },
        ],
      },
      ProcessingResources: {
        ClusterConfig: {
          InstanceCount: 2,
          InstanceType: 'ml.m5.large',
          VolumeSizeInGB: 10,
          VolumeKmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/k',
        },
      },
      StoppingCondition: { MaxRuntimeInSeconds: 7200 },
      Environment: { STAGE: 'test' },
      NetworkConfig: { EnableNetworkIsolation: true },
      Tags: [{ Key: 'team', Value: 'ml' }],
    });
    expect(JSON.stringify(statements)).toContain('sagemaker:AddTags');
  });

  test('runs on one small machine by default, and leaves the rest to the API', () => {
    const stack = stackIn();
    const state = synthesiseState(stack, new SageMakerCreateProcessingJob(stack, 'Task', minimal()));
    expect(state['Parameters']).toEqual({
      ProcessingJobName: 'my-job',
      RoleArn: expect.any(String),
      AppSpecification: { ImageUri: 'registry/image:1' },
      ProcessingResources: {
        ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30 },
      },
    });
  });

  test('takes its resources from additionalParameters', () => {
    const stack = stackIn();
    const task = new SageMakerCreateProcessingJob(stack, 'Task', {
      ...minimal(),
      additionalParameters: { ProcessingResources: { ClusterConfig: { VolumeSizeInGB: 1 } } },
    });
    expect(synthesiseState(stack, task)['Parameters'].ProcessingResources).toEqual({
      ClusterConfig: { VolumeSizeInGB: 1 },
    });
  });

  test('joins a VPC with a security group and the permissions for it', () => {
    const stack = stackIn();
    const task = new SageMakerCreateProcessingJob(stack, 'Task', {
      ...minimal(),
      networkConfig: { vpcConfig: { vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }) } },
    });
    expect(synthesiseState(stack, task)['Parameters'].NetworkConfig.VpcConfig).toEqual({
      SecurityGroupIds: [expect.stringContaining('TaskProcessingJobSecurityGroup')],
      Subnets: [expect.stringContaining('PrivateSubnet1'), expect.stringContaining('PrivateSubnet2')],
    });
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Role'))).toContain(
      'ec2:CreateNetworkInterfacePermission',
    );
  });
});
