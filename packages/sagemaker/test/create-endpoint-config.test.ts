import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Aws, Size } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { SageMakerCreateEndpointConfig } = ours;

const type = InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE);

describeTask({
  task: SageMakerCreateEndpointConfig,
  resource: 'sagemaker:createEndpointConfig',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:CreateEndpointConfig', 'sagemaker:ListTags'],
  },
  props: () => ({
    endpointConfigName: 'my-config',
    productionVariants: [{ variantName: 'all', modelName: 'model', instanceType: type }],
  }),
});

describe('SageMakerCreateEndpointConfig', () => {
  test('renders serverless variants, which have no instances', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new SageMakerCreateEndpointConfig(stack, 'Task', {
        endpointConfigName: 'config',
        productionVariants: [
          {
            variantName: 'all',
            modelName: 'model',
            serverlessConfig: { memorySize: Size.gibibytes(2), maxConcurrency: 5 },
            additionalParameters: { EnableSSMAccess: false },
          },
        ],
      }),
    );
    expect(state['Parameters'].ProductionVariants).toEqual([
      {
        VariantName: 'all',
        ModelName: 'model',
        ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 },
        EnableSSMAccess: false,
      },
    ]);
  });

  test.each([
    ['ml.m5.large', 'ml.m5.large'],
    ['m5.large', 'ml.m5.large'],
    [new InstanceType('m5.large'), 'ml.m5.large'],
    [new InstanceType('ml.m5.large'), 'ml.m5.large'],
    [new InstanceType('{% $states.input.type %}'), '{% $states.input.type %}'],
    [Jsonata.stringAt('$states.input.type'), '{% $states.input.type %}'],
    [Aws.STACK_NAME, '<AWS::StackName>'],
    [new InstanceType(Aws.STACK_NAME), 'ml.<AWS::StackName>'],
  ])('takes the instance type %s', (instanceType, expected) => {
    const stack = stackIn();
    const task = new SageMakerCreateEndpointConfig(stack, 'Task', {
      queryLanguage: QueryLanguage.JSONATA,
      endpointConfigName: 'config',
      productionVariants: [{ variantName: 'all', modelName: 'model', instanceType }],
    });
    expect(synthesiseState(stack, task)['Arguments'].ProductionVariants[0].InstanceType).toBe(expected);
  });

  test('warns of what is no instance type, and of no type that AWS may have added', () => {
    const stack = stackIn();
    const task = new SageMakerCreateEndpointConfig(stack, 'Task', {
      endpointConfigName: 'config',
      productionVariants: [
        { variantName: 'a', modelName: 'model', instanceType: 'ml.large' },
        { variantName: 'b', modelName: 'model', instanceType: 'ml.m99.large' },
      ],
    });
    expect(synthesise(stack, task).warnings).toEqual([
      expect.stringContaining('ProductionVariants[0].InstanceType: found "ml.large"'),
    ]);
  });

  test('the state machine may hand the key on to the volumes', () => {
    const stack = stackIn();
    const task = new SageMakerCreateEndpointConfig(stack, 'Task', {
      endpointConfigName: 'config',
      productionVariants: [{ variantName: 'all', modelName: 'model', instanceType: type }],
      kmsKey: new Key(stack, 'Key'),
    });
    const { statements } = synthesise(stack, task);
    expect(statements).toContainEqual({
      Action: 'kms:CreateGrant',
      Effect: 'Allow',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
    });
  });

  test('says all at once what is wrong with the variants', () => {
    const stack = stackIn();
    const task = new SageMakerCreateEndpointConfig(stack, 'Task', {
      endpointConfigName: JsonPath.stringAt('$.config'),
      productionVariants: [
        { variantName: 'a', modelName: 'model' },
        {
          variantName: 'b',
          modelName: 'model',
          instanceType: type,
          serverlessConfig: { memorySize: Size.gibibytes(1), maxConcurrency: 1 },
        },
      ],
    });
    expect(() => synthesise(stack, task)).toThrow(
      /at productionVariants\[0\]: .* found 0 of them\. Set exactly one.*\n.*at productionVariants\[1\]: .* found 2 of them/,
    );
  });

  test('needs a variant', () => {
    const stack = stackIn();
    const task = new SageMakerCreateEndpointConfig(stack, 'Task', {
      endpointConfigName: 'config',
      productionVariants: [],
    });
    expect(() => synthesise(stack, task)).toThrow(/at productionVariants: an endpoint hosts 1 to 10 variants, found 0/);
  });
});

describeParity('SageMakerCreateEndpointConfig', ours, [
  {
    name: 'minimal props',
    props: ({ at }) => ({
      endpointConfigName: 'MyConfig',
      productionVariants: [{ variantName: 'all', modelName: at('model'), instanceType: type }],
    }),
  },
  {
    name: 'all props but tags, keys and accelerators',
    props: ({ at }) => ({
      endpointConfigName: at('config'),
      productionVariants: [
        {
          variantName: at('variant'),
          modelName: 'model',
          instanceType: new InstanceType(at('type')),
          initialInstanceCount: 2,
          initialVariantWeight: 0.5,
        },
        { variantName: 'other', modelName: 'model', instanceType: type },
      ],
    }),
  },
  {
    name: 'tags, a key and an accelerator',
    props: ({ stack, library }) => ({
      endpointConfigName: 'config',
      kmsKey: new Key(stack, 'Key'),
      tags: TaskInput.fromObject([{ Key: 'team', Value: 'ml' }]),
      productionVariants: [
        {
          variantName: 'all',
          modelName: 'model',
          instanceType: type,
          acceleratorType: library.AcceleratorType.of(library.AcceleratorClass.EIA2, InstanceSize.MEDIUM),
        },
      ],
    }),
    differences: ['sagemaker-tags', 'sagemaker-volume-keys', 'sagemaker-accelerators'],
    alsoGrants: ['sagemaker:AddTags', 'kms:CreateGrant', 'kms:DescribeKey'],
    expectState: (state) => {
      const request = state['Parameters'] ?? state['Arguments'];
      request.ProductionVariants[0].AcceleratorType = 'ml.eia2.medium';
      request.KmsKeyId = "<{'Fn::GetAtt':['Key961B73FD','Arn']}>";
      return state;
    },
  },
]);
