import { TaskInput } from '@sfn-tasks/core';
import { Duration, Size, type Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Project } from 'aws-cdk-lib/aws-codebuild';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { InstanceType, Subnet, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Activity, StateMachine, Timeout } from 'aws-cdk-lib/aws-stepfunctions';

/** What values are made of. */
export interface Making {
  readonly stack: Stack;
  /** The package of the task, for the classes that it exports. */
  readonly module: any;
  /** Where the value stands, which names its construct. */
  readonly at: string;
}

type Make<Argument extends unknown[]> = (making: Making, ...given: Argument) => unknown;

const ARN = 'arn:aws:sample:eu-west-1:123456789012';

/** A value of a type that is more than JSON, for props that must be there. */
export const LITERALS: Readonly<Record<string, Make<[]>>> = {
  any: () => 'sample',
  Classification: ({ module }) => module.Classification.SPARK,
  Date: () => new Date(0),
  DockerImage: ({ module }) => module.DockerImage.fromRegistry('image'),
  Duration: () => Duration.minutes(30),
  DynamoAttributeValue: ({ module }) => module.DynamoAttributeValue.fromString('sample'),
  DynamoTable: ({ stack, at }) => Table.fromTableName(stack, at, 'sample'),
  EksClusterInput: ({ module }) => module.EksClusterInput.fromCluster({ clusterName: 'sample' }),
  HttpConnection: () => ({ connectionArn: `${ARN}:connection/sample/1`, connectionSecretArn: `${ARN}:secret:sample` }),
  IActivity: ({ stack, at }) => Activity.fromActivityName(stack, at, 'sample'),
  IBucket: ({ stack, at }) => Bucket.fromBucketName(stack, at, 'sample'),
  ICluster: ({ stack, at }) => new Cluster(stack, at, { vpc: new Vpc(stack, `${at}Vpc`) }),
  IContainerDefinition: ({ module }) =>
    new module.ContainerDefinition({ image: module.DockerImage.fromRegistry('image') }),
  IEcsLaunchTarget: ({ module }) => new module.EcsFargateLaunchTarget(),
  IEventBusRef: ({ stack, at }) => EventBus.fromEventBusName(stack, at, 'sample'),
  IFunction: ({ stack, at }) => LambdaFunction.fromFunctionName(stack, at, 'sample'),
  IModel: () => ({ modelArn: 'arn:aws:bedrock:eu-west-1::foundation-model/sample' }),
  IProjectRef: ({ stack, at }) => Project.fromProjectName(stack, at, 'sample'),
  IQueue: ({ stack, at }) => Queue.fromQueueArn(stack, at, `${ARN}:sample`),
  IRestApi: ({ stack, at }) => RestApi.fromRestApiId(stack, at, 'sample'),
  IRole: ({ stack, at }) => Role.fromRoleName(stack, at, 'sample'),
  'Pick<IRole, "roleArn">': () => ({ roleArn: `${ARN}:role/sample` }),
  IRoleRef: ({ stack, at }) => Role.fromRoleName(stack, at, 'sample'),
  ISecurityGroup: () => ({ securityGroupId: 'sg-1' }),
  IStateMachineRef: ({ stack, at }) => StateMachine.fromStateMachineName(stack, at, 'sample'),
  ISubnet: ({ stack, at }) => Subnet.fromSubnetId(stack, at, 'subnet-1'),
  ITaskDefinition: ({ stack, at }) =>
    TaskDefinition.fromTaskDefinitionArn(stack, at, `${ARN}:task-definition/sample:1`),
  ITopic: ({ stack, at }) => Topic.fromTopicArn(stack, at, `${ARN}:sample`),
  IVpc: ({ stack, at }) => new Vpc(stack, at),
  InstanceType: () => new InstanceType('m5.large'),
  KubernetesCluster: () => ({
    clusterName: 'sample',
    clusterArn: `${ARN}:cluster/sample`,
    clusterEndpoint: 'https://sample',
    clusterCertificateAuthorityData: 'sample',
  }),
  ReleaseLabel: ({ module }) => module.ReleaseLabel.EMR_6_3_0,
  S3Location: ({ module, stack, at }) => module.S3Location.fromBucket(Bucket.fromBucketName(stack, at, 'sample'), 'a'),
  Size: () => Size.gibibytes(30),
  Stack: ({ stack }) => stack,
  TaskInput: () => TaskInput.fromText('sample'),
  VirtualClusterInput: ({ module }) => module.VirtualClusterInput.fromVirtualClusterId('sample'),
};

/** What single tasks need besides, so that the case is about its prop alone. */
export const GIVEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'aws-sdk/CallAwsService': { service: 's3', action: 'getObject', iamAction: 's3:GetObject', iamResources: ['*'] },
  'aws-sdk/CallAwsServiceCrossRegion': {
    service: 's3',
    action: 'getObject',
    iamAction: 's3:GetObject',
    iamResources: ['*'],
    region: 'eu-central-1',
  },
  'dynamodb/DynamoScan': { segment: 1, totalSegments: 2 },
  'emr-serverless/EmrServerlessStartJobRun': { jobDriver: { hive: { query: 's3://sample/query' } } },
};

/** How a class takes what only the run knows; each with the text and the number of one expression. */
export const EXPRESSIONS: Readonly<Record<string, Make<[text: string, number: number]>>> = {
  Classification: ({ module }, text) => new module.Classification(text),
  DockerImage: ({ module }, text) => module.DockerImage.fromJsonExpression(text),
  'Duration in seconds': (_, __, number) => Duration.seconds(number),
  'Duration in minutes': (_, __, number) => Duration.minutes(number),
  'Duration in hours': (_, __, number) => Duration.hours(number),
  DynamoAttributeValue: ({ module }, text) => module.DynamoAttributeValue.fromString(text),
  EksClusterInput: ({ module }, text) => module.EksClusterInput.fromTaskInput(TaskInput.fromText(text)),
  InstanceType: (_, text) => new InstanceType(text),
  Location: (_, text) => ({ bucketName: 'sample', objectKey: text }),
  ReleaseLabel: ({ module }, text) => new module.ReleaseLabel(text),
  S3Location: ({ module }, text) => module.S3Location.fromJsonExpression(text),
  'Size in mebibytes': (_, __, number) => Size.mebibytes(number),
  'Size in gibibytes': (_, __, number) => Size.gibibytes(number),
  TaskInput: (_, text) => TaskInput.fromText(text),
  Timeout: (_, __, number) => Timeout.duration(Duration.seconds(number)),
  VirtualClusterInput: ({ module }, text) => module.VirtualClusterInput.fromTaskInput(TaskInput.fromText(text)),
};
