import { JsonPath } from '@sfn-tasks/core';
import { describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { S3Location, SageMakerCreateLabelingJob } from '../src';
import { expectRunJob } from './run-job';

const props = (stack: Stack) => {
  const bucket = Bucket.fromBucketName(stack, 'Bucket', 'images');
  return {
    labelingJobName: 'my-labels',
    labelAttributeName: 'animal',
    inputConfig: { manifestLocation: S3Location.fromBucket(bucket, 'manifest.json') },
    outputConfig: { s3OutputLocation: S3Location.fromBucket(bucket, 'labels') },
    humanTaskConfig: {
      workteamArn: 'arn:aws:sagemaker:eu-west-1:123456789012:workteam/private-crowd/zoo',
      taskTitle: 'Name the animal',
      taskDescription: 'Choose the animal in the picture.',
      numberOfHumanWorkersPerDataObject: 3,
      taskTimeLimit: Duration.minutes(5),
      uiTemplateLocation: S3Location.fromBucket(bucket, 'page.liquid'),
    },
  };
};

// The work team's ARN is the user's own, with its partition.
const withoutPartition = (stack: Stack) => {
  const { humanTaskConfig, ...rest } = props(stack);
  return {
    ...rest,
    humanTaskConfig: {
      ...humanTaskConfig,
      workteamArn: stack.formatArn({ service: 'sagemaker', resource: 'workteam', resourceName: 'private-crowd/zoo' }),
    },
  };
};

describeTask({
  task: SageMakerCreateLabelingJob,
  resource: 'sagemaker:createLabelingJob',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:CreateLabelingJob', 'sagemaker:ListTags', 'iam:PassRole'],
    [IntegrationPattern.RUN_JOB]: [
      'sagemaker:CreateLabelingJob',
      'sagemaker:DescribeLabelingJob',
      'sagemaker:StopLabelingJob',
      'sagemaker:ListTags',
      'iam:PassRole',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: withoutPartition,
});

describe('SageMakerCreateLabelingJob', () => {
  test('hands its role to SageMaker alone, and waits through the managed rule', () => {
    const stack = stackIn();
    const task = new SageMakerCreateLabelingJob(stack, 'Task', {
      ...props(stack),
      integrationPattern: IntegrationPattern.RUN_JOB,
    });
    const { statements } = synthesise(stack, task);
    expectRunJob(statements, 'StepFunctionsGetEventsForSageMakerLabelingJobsRule');
  });

  test('renders every prop, and lets the role read, write, invoke and publish', () => {
    // GIVEN
    const stack = stackIn();
    const given = props(stack);
    const functionArn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
    // WHEN
    const state = synthesiseState(
      stack,
      new SageMakerCreateLabelingJob(stack, 'Task', {
        ...given,
        inputConfig: { ...given.inputConfig, contentClassifiers: ['FreeOfAdultContent'] },
        outputConfig: { ...given.outputConfig, topic: new Topic(stack, 'Labeled') },
        labelCategoryConfigLocation: S3Location.fromJsonExpression('$.categories'),
        stoppingConditions: { maxPercentageOfInputDatasetLabeled: JsonPath.numberAt('$.share') },
        humanTaskConfig: {
          ...given.humanTaskConfig,
          preHumanTaskFunction: LambdaFunction.fromFunctionArn(stack, 'Before', functionArn('before')),
          annotationConsolidationFunction: LambdaFunction.fromFunctionArn(stack, 'After', functionArn('after')),
          taskAvailabilityLifetime: Duration.days(1),
          taskKeywords: ['animal'],
        },
      }),
    );
    // THEN
    expect(state['Parameters']).toMatchObject({
      LabelingJobName: 'my-labels',
      LabelAttributeName: 'animal',
      InputConfig: {
        DataSource: { S3DataSource: { ManifestS3Uri: expect.stringContaining('/images/manifest.json') } },
        DataAttributes: { ContentClassifiers: ['FreeOfAdultContent'] },
      },
      OutputConfig: { S3OutputPath: expect.stringContaining('/images/labels'), SnsTopicArn: expect.any(String) },
      'LabelCategoryConfigS3Uri.$': '$.categories',
      StoppingConditions: { 'MaxPercentageOfInputDatasetLabeled.$': '$.share' },
      HumanTaskConfig: {
        UiConfig: { UiTemplateS3Uri: expect.stringContaining('/images/page.liquid') },
        PreHumanTaskLambdaArn: functionArn('before'),
        AnnotationConsolidationConfig: { AnnotationConsolidationLambdaArn: functionArn('after') },
        NumberOfHumanWorkersPerDataObject: 3,
        TaskTimeLimitInSeconds: 300,
        TaskAvailabilityLifetimeInSeconds: 86400,
        TaskKeywords: ['animal'],
      },
    });
    const [policy] = Object.values(
      Template.fromStack(stack).findResources('AWS::IAM::Policy', {
        Properties: { PolicyName: Match.stringLikeRegexp('^TaskSagemakerRole') },
      }),
    );
    const granted = JSON.stringify(policy!['Properties'].PolicyDocument.Statement);
    for (const expected of ['manifest.json*', 'page.liquid*', 'labels*', 'function:before', 'sns:Publish']) {
      expect(granted).toContain(expected);
    }
  });
});
