import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FoundationModel, FoundationModelIdentifier } from 'aws-cdk-lib/aws-bedrock';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { BedrockCreateModelCustomizationJob } = ours;
const { REQUEST_RESPONSE, RUN_JOB } = IntegrationPattern;

function minimal(stack: Stack) {
  const bucket = Bucket.fromBucketName(stack, 'Data', 'data');
  return {
    baseModel: FoundationModel.fromFoundationModelId(
      stack,
      'Model',
      FoundationModelIdentifier.AMAZON_TITAN_TEXT_G1_EXPRESS_V1,
    ),
    customModelName: 'our-words',
    jobName: 'fine-tune',
    trainingData: { bucket, path: 'training.jsonl' },
    validationData: [{ bucket, path: 'validation.jsonl' }],
    outputData: { bucket, path: 'results/' },
  };
}

function all(stack: Stack) {
  const vpc = new Vpc(stack, 'Vpc');
  return {
    ...minimal(stack),
    role: Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::123456789012:role/customize'),
    clientRequestToken: 'once',
    customModelKmsKey: new Key(stack, 'Key'),
    customModelTags: [{ key: 'team', value: 'words' }],
    jobTags: [{ key: 'cost', value: 'low' }],
    hyperParameters: { epochCount: '2', 'Evaluation percentage': '10' },
    vpcConfig: { securityGroups: [new SecurityGroup(stack, 'Group', { vpc })], subnets: vpc.privateSubnets },
  };
}

describeTask({
  task: BedrockCreateModelCustomizationJob,
  resource: 'bedrock:createModelCustomizationJob',
  patterns: {
    [REQUEST_RESPONSE]: ['bedrock:CreateModelCustomizationJob', 'iam:PassRole'],
    [RUN_JOB]: [
      'bedrock:CreateModelCustomizationJob',
      'bedrock:GetModelCustomizationJob',
      'bedrock:StopModelCustomizationJob',
      'iam:PassRole',
    ],
  },
  props: minimal,
  // The Step Functions guide (connect-bedrock) names the jobs besides the models.
  unlisted: ['model-customization-job/'],
});

// The peer has no JSONata state and no job pattern to compare with.
describeParity('BedrockCreateModelCustomizationJob', ours, [
  {
    name: 'minimal props',
    languages: [QueryLanguage.JSON_PATH],
    props: ({ stack }) => {
      const { role, baseModel, customModelName, jobName, trainingData, validationData, outputData } = all(stack);
      return { role, baseModel, customModelName, jobName, trainingData, validationData, outputData };
    },
  },
  {
    name: 'all props',
    languages: [QueryLanguage.JSON_PATH],
    props: ({ stack, library }) => ({ ...all(stack), customizationType: library.CustomizationType.DISTILLATION }),
  },
  {
    name: 'a job that is waited for',
    patterns: [RUN_JOB],
    languages: [QueryLanguage.JSON_PATH],
    props: ({ stack }) => all(stack),
    expectState: (state) => ({ ...state, Resource: `${state['Resource']}.sync` }),
    alsoGrants: ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
    differences: ['bedrock-customization-job'],
  },
]);

describe('BedrockCreateModelCustomizationJob', () => {
  test('its own role reads and writes just the data, for jobs of this account', () => {
    const stack = stackIn();
    synthesise(stack, new BedrockCreateModelCustomizationJob(stack, 'Job', minimal(stack)));
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).filter(
      ({ Properties }) => Properties.PolicyName.startsWith('JobBedrockRole'),
    );
    const granted = policy!['Properties'].PolicyDocument.Statement.map(({ Action, Resource }: any) => [
      Action,
      flatten(Resource),
    ]);
    expect(granted).toEqual([
      ['s3:ListBucket', 'arn:<AWS::Partition>:s3:::data'],
      ['s3:GetObject', 'arn:<AWS::Partition>:s3:::data/training.jsonl*'],
      ['s3:GetObject', 'arn:<AWS::Partition>:s3:::data/validation.jsonl*'],
      [['s3:GetObject', 's3:PutObject'], 'arn:<AWS::Partition>:s3:::data/results/*'],
    ]);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } }],
      },
    });
  });

  test('its own role manages network interfaces in the given network', () => {
    const stack = stackIn();
    const { vpcConfig } = all(stack);
    const props = { ...minimal(stackIn()), vpcConfig };
    synthesise(stack, new BedrockCreateModelCustomizationJob(stack, 'Job', props));
    const text = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(text).toContain('ec2:CreateNetworkInterfacePermission');
    expect(text).toContain('aws:RequestTag/BedrockManaged');
  });

  test('tags bring the right to tag, also through additionalParameters', () => {
    const stack = stackIn();
    const additionalParameters = { JobTags: [{ Key: 'a', Value: 'b' }] };
    const task = new BedrockCreateModelCustomizationJob(stack, 'Job', { ...minimal(stack), additionalParameters });
    expect(synthesise(stack, task).statements.flatMap(({ Action }) => Action)).toContain('bedrock:TagResource');
  });

  test('no data to validate with is an error', () => {
    const stack = stackIn();
    const task = new BedrockCreateModelCustomizationJob(stack, 'Job', { ...minimal(stack), validationData: undefined });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP at validationData: the job needs data to validate with/,
    );
  });
});
