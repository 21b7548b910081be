import { JsonPath } from '@sfn-tasks/core';
import { describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { DockerImage, S3Location, SageMakerCreateHyperParameterTuningJob, type TuningJobConfig } from '../src';
import { expectRunJob } from './run-job';

const search: TuningJobConfig = {
  strategy: 'Bayesian',
  hyperParameterTuningJobObjective: { type: 'Minimize', metricName: 'loss' },
  resourceLimits: { maxNumberOfTrainingJobs: 20, maxParallelTrainingJobs: 2, maxRuntime: Duration.hours(1) },
  parameterRanges: {
    integerParameterRanges: [{ name: 'depth', minValue: '1', maxValue: '9', scalingType: 'Linear' }],
    categoricalParameterRanges: [{ name: 'kind', values: ['a', 'b'] }],
  },
  additionalParameters: { StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1 } } },
};

const definition = (stack: Stack) => ({
  algorithmSpecification: { trainingImage: DockerImage.fromRegistry('registry/image:1') },
  outputDataConfig: { s3OutputLocation: S3Location.fromBucket(new Bucket(stack, 'Models'), 'churn') },
});

const minimal = (stack: Stack) => ({
  hyperParameterTuningJobName: 'my-tuning',
  hyperParameterTuningJobConfig: search,
  trainingJobDefinition: definition(stack),
});

describeTask({
  task: SageMakerCreateHyperParameterTuningJob,
  resource: 'sagemaker:createHyperParameterTuningJob',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: [
      'sagemaker:CreateHyperParameterTuningJob',
      'sagemaker:ListTags',
      'iam:PassRole',
    ],
    [IntegrationPattern.RUN_JOB]: [
      'sagemaker:CreateHyperParameterTuningJob',
      'sagemaker:DescribeHyperParameterTuningJob',
      'sagemaker:StopHyperParameterTuningJob',
      'sagemaker:ListTags',
      'iam:PassRole',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: minimal,
});

describe('SageMakerCreateHyperParameterTuningJob', () => {
  test('hands its role to SageMaker alone, and waits through the managed rule', () => {
    const stack = stackIn();
    const task = new SageMakerCreateHyperParameterTuningJob(stack, 'Task', {
      ...minimal(stack),
      integrationPattern: IntegrationPattern.RUN_JOB,
    });
    const { statements } = synthesise(stack, task);
    expectRunJob(statements, 'StepFunctionsGetEventsForSageMakerTuningJobsRule');
  });

  test('renders the search and the training jobs, with the role and network of the task', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new SageMakerCreateHyperParameterTuningJob(stack, 'Task', {
        hyperParameterTuningJobName: 'tuning',
        hyperParameterTuningJobConfig: search,
        vpcConfig: { vpc: new Vpc(stack, 'Vpc') },
        trainingJobDefinition: {
          ...definition(stack),
          staticHyperParameters: { epochs: 3, name: JsonPath.stringAt('$.name') },
        },
      }),
    );
    expect(state['Parameters']).toMatchObject({
      HyperParameterTuningJobConfig: {
        Strategy: 'Bayesian',
        HyperParameterTuningJobObjective: { Type: 'Minimize', MetricName: 'loss' },
        ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 2, MaxRuntimeInSeconds: 3600 },
        ParameterRanges: {
          IntegerParameterRanges: [{ Name: 'depth', MinValue: '1', MaxValue: '9', ScalingType: 'Linear' }],
          CategoricalParameterRanges: [{ Name: 'kind', Values: ['a', 'b'] }],
        },
        StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1 } },
      },
      TrainingJobDefinition: {
        AlgorithmSpecification: { TrainingImage: 'registry/image:1', TrainingInputMode: 'File' },
        RoleArn: expect.stringContaining('TaskSagemakerRole'),
        StaticHyperParameters: { epochs: '3', 'name.$': '$.name' },
        ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge', VolumeSizeInGB: 10 },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        VpcConfig: { SecurityGroupIds: [expect.stringContaining('TaskTuningJobSecurityGroup')] },
      },
    });
  });

  test('instances that the tuning shares out replace the default ones', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new SageMakerCreateHyperParameterTuningJob(stack, 'Task', {
        hyperParameterTuningJobName: 'tuning',
        hyperParameterTuningJobConfig: search,
        trainingJobDefinitions: [
          {
            ...definition(stack),
            definitionName: 'first',
            additionalParameters: {
              HyperParameterTuningResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 },
            },
          },
        ],
      }),
    );
    const [first] = state['Parameters'].TrainingJobDefinitions;
    expect(first).toMatchObject({
      DefinitionName: 'first',
      HyperParameterTuningResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 },
    });
    expect(first).not.toHaveProperty('ResourceConfig');
  });

  test('says all at once what does not go together', () => {
    const stack = stackIn();
    const single = definition(stack);
    const task = new SageMakerCreateHyperParameterTuningJob(stack, 'Task', {
      hyperParameterTuningJobName: 'tuning',
      hyperParameterTuningJobConfig: search,
      trainingJobDefinition: { ...single, algorithmSpecification: {} },
      trainingJobDefinitions: [{ ...single, enableManagedSpotTraining: true }],
    });
    expect(() => synthesise(stack, task)).toThrow(
      new RegExp(
        [
          'INVALID_PROP at trainingJobDefinition: trainingJobDefinitions is set too.*',
          '.*INVALID_PROP at trainingJobDefinition.algorithmSpecification: .* found neither.*',
          '.*INVALID_PROP at trainingJobDefinitions\\[0\\].stoppingCondition.maxWaitTime: .* found none',
        ].join('\\n'),
      ),
    );
  });
});
