import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { ContainerDefinition, DockerImage, Mode, S3Location, SageMakerCreateModel } = ours;

const container = () => new ContainerDefinition({ image: DockerImage.fromRegistry('registry/image:1') });

describeTask({
  task: SageMakerCreateModel,
  resource: 'sagemaker:createModel',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:CreateModel', 'sagemaker:ListTags', 'iam:PassRole'],
  },
  props: () => ({ modelName: 'my-model', primaryContainer: container() }),
});

describe('SageMakerCreateModel', () => {
  test('renders a pipeline of containers, with members that have no prop', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new SageMakerCreateModel(stack, 'Task', {
        modelName: 'model',
        containers: [
          container(),
          new ContainerDefinition({
            image: DockerImage.fromJsonExpression('$.image', false),
            mode: Mode.MULTI_MODEL,
            containerHostName: 'second',
            modelS3Location: S3Location.fromJsonExpression('$.artifacts'),
            additionalParameters: { MultiModelConfig: { ModelCacheSetting: 'Disabled' } },
          }),
        ],
      }),
    );
    expect(state['Parameters']).toMatchObject({
      Containers: [
        { Image: 'registry/image:1' },
        {
          'Image.$': '$.image',
          Mode: 'MultiModel',
          ContainerHostname: 'second',
          'ModelDataUrl.$': '$.artifacts',
          MultiModelConfig: { ModelCacheSetting: 'Disabled' },
        },
      ],
    });
    expect(state['Parameters']).not.toHaveProperty('PrimaryContainer');
  });

  test.each([
    ['a record', { type: 'churn', value: 'high' }],
    [
      'a TaskInput',
      TaskInput.fromObject([
        { Key: 'type', Value: 'churn' },
        { Key: 'value', Value: 'high' },
      ]),
    ],
  ])('takes tags as %s', (_kind, tags) => {
    const stack = stackIn();
    const task = new SageMakerCreateModel(stack, 'Task', { modelName: 'model', primaryContainer: container(), tags });
    const { definition, statements } = synthesise(stack, task);
    expect(definition.States['Task']!['Parameters'].Tags).toEqual([
      { Key: 'type', Value: 'churn' },
      { Key: 'value', Value: 'high' },
    ]);
    expect(JSON.stringify(statements)).toContain('sagemaker:AddTags');
  });

  test('takes tags from the input', () => {
    const stack = stackIn();
    const tags = TaskInput.fromJsonPathAt('$.tags');
    const task = new SageMakerCreateModel(stack, 'Task', { modelName: 'model', primaryContainer: container(), tags });
    expect(synthesiseState(stack, task)['Parameters']).toHaveProperty(['Tags.$'], '$.tags');
  });

  test('says all at once what is missing', () => {
    const stack = stackIn();
    const task = new SageMakerCreateModel(stack, 'Task', {
      modelName: JsonPath.stringAt('$.model'),
      subnetSelection: { subnetType: SubnetType.PUBLIC },
    });
    expect(() => synthesise(stack, task)).toThrow(/at primaryContainer: the model has no container.*\n.*at vpc: /);
  });
});

describeParity('SageMakerCreateModel', ours, [
  {
    name: 'minimal props',
    props: ({ library, at }) => ({
      modelName: 'MyModel',
      primaryContainer: new library.ContainerDefinition({
        image: library.DockerImage.fromJsonExpression(at('image')),
        mode: library.Mode.SINGLE_MODEL,
        modelS3Location: library.S3Location.fromJsonExpression(at('artifacts')),
      }),
    }),
  },
  {
    name: 'all props',
    props: ({ stack, library, at }) => ({
      modelName: at('model'),
      enableNetworkIsolation: true,
      vpc: new Vpc(stack, 'Vpc'),
      subnetSelection: { subnetType: SubnetType.PUBLIC },
      primaryContainer: new library.ContainerDefinition({
        image: library.DockerImage.fromEcrRepository(new Repository(stack, 'Repository'), 'stable'),
        containerHostName: 'host',
        modelPackageName: at('package'),
        environmentVariables: TaskInput.fromObject({ STAGE: at('stage') }),
        modelS3Location: library.S3Location.fromBucket(new Bucket(stack, 'Bucket'), 'model.tar.gz'),
      }),
    }),
  },
  {
    name: 'tags',
    props: ({ library }) => ({
      modelName: 'model',
      primaryContainer: new library.ContainerDefinition({ image: library.DockerImage.fromRegistry('image') }),
      tags: TaskInput.fromObject([{ Key: 'team', Value: 'ml' }]),
    }),
    differences: ['sagemaker-tags'],
    alsoGrants: ['sagemaker:AddTags'],
  },
  {
    name: 'a pipeline',
    props: ({ library }) => ({
      modelName: 'model',
      primaryContainer: new library.ContainerDefinition({ image: library.DockerImage.fromRegistry('first') }),
      containers: [new library.ContainerDefinition({ image: library.DockerImage.fromRegistry('second') })],
    }),
    differences: ['sagemaker-containers'],
    expectState: (state) => {
      const request = state['Parameters'] ?? state['Arguments'];
      request.Containers = request.Containers.map(({ parameters }: { parameters: object }) => parameters);
      return state;
    },
  },
]);
