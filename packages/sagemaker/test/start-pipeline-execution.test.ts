import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { SageMakerStartPipelineExecution, type SageMakerStartPipelineExecutionProps } from '../src';

const SHARED = 'arn:aws:sagemaker:eu-west-1:210987654321:pipeline/churn';

describeTask<SageMakerStartPipelineExecutionProps>({
  task: SageMakerStartPipelineExecution,
  resource: 'aws-sdk:sagemaker:startPipelineExecution',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:StartPipelineExecution'] },
  props: () => ({ pipelineName: 'churn' }),
});

describe('SageMakerStartPipelineExecution', () => {
  test.each([
    [QueryLanguage.JSON_PATH, JsonPath.stringAt('$.data'), JsonPath.numberAt('$.steps'), ['Value.$', '$.data'], '.$'],
    [QueryLanguage.JSONATA, '{% $data %}', '{% $steps %}' as const, ['Value', '{% $data %}'], ''],
  ] as const)('renders every prop in %s', (queryLanguage, data, steps, [key, value], suffix) => {
    const stack = stackIn();
    const task = new SageMakerStartPipelineExecution(stack, 'Start', {
      pipelineName: 'churn',
      pipelineParameters: { InputData: data, Epochs: '10' },
      pipelineExecutionDisplayName: 'nightly',
      pipelineExecutionDescription: 'every night',
      maxParallelExecutionSteps: steps,
      clientRequestToken: 'a'.repeat(32),
      queryLanguage,
    });
    const state = synthesiseState(stack, task);
    expect(state['Parameters'] ?? state['Arguments']).toEqual({
      PipelineName: 'churn',
      PipelineParameters: [
        { Name: 'InputData', [key]: value },
        { Name: 'Epochs', Value: '10' },
      ],
      PipelineExecutionDisplayName: 'nightly',
      PipelineExecutionDescription: 'every night',
      ParallelismConfiguration: {
        [`MaxParallelExecutionSteps${suffix}`]: suffix === '' ? '{% $steps %}' : '$.steps',
      },
      ClientRequestToken: 'a'.repeat(32),
    });
  });

  test.each([
    [
      'Churn',
      ['Churn', 'churn'].map((name) => `arn:<AWS::Partition>:sagemaker:eu-west-1:123456789012:pipeline/${name}`),
    ],
    [JsonPath.stringAt('$.pipeline'), ['arn:<AWS::Partition>:sagemaker:eu-west-1:123456789012:pipeline/*']],
    [SHARED, [SHARED]],
  ])('may start the pipeline %p alone, or any that the input names', (pipelineName, arns) => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new SageMakerStartPipelineExecution(stack, 'Start', { pipelineName }));
    expect(statements.flatMap(({ Resource }) => [Resource].flat().map(flatten))).toEqual(arns);
  });

  test('an ARN around an expression is an error', () => {
    const stack = stackIn();
    const pipelineName = `arn:aws:sagemaker:eu-west-1:123456789012:pipeline/${JsonPath.stringAt('$.pipeline')}`;
    const task = new SageMakerStartPipelineExecution(stack, 'Start', { pipelineName });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP at pipelineName: no policy can name an ARN with an expression inside/,
    );
  });
});
