import { allow, containsExpression, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartPipelineExecutionRequest, startPipelineExecution } from './api.generated';
import { arnsOf } from './permissions';

/** Props of {@link SageMakerStartPipelineExecution}. */
export interface SageMakerStartPipelineExecutionProps extends TaskProps<StartPipelineExecutionRequest> {
  /** The name of the pipeline, or its ARN where it is shared from another account. */
  readonly pipelineName: string;
  /**
   * The values of the pipeline's parameters in this execution, by name; SageMaker takes numbers and booleans as text.
   *
   * @default - the defaults that the pipeline declares
   */
  readonly pipelineParameters?: Readonly<Record<string, Value<string>>>;
  /**
   * The name that the console shows for the execution.
   *
   * @default - the identifier that SageMaker makes
   */
  readonly pipelineExecutionDisplayName?: string;
  /**
   * What the execution is for.
   *
   * @default - none
   */
  readonly pipelineExecutionDescription?: string;
  /**
   * How many steps run at the same time.
   *
   * @default - as the pipeline says
   */
  readonly maxParallelExecutionSteps?: Value<number>;
  /**
   * Text of 32 to 128 characters that makes the request safe to repeat: with the same token no second execution starts.
   *
   * @default - one that the AWS SDK makes, so that a retry of the state may start a second execution
   */
  readonly clientRequestToken?: string;
}

/**
 * Starts an execution of a SageMaker pipeline, and does not wait for it: Step Functions has no such pattern for pipelines.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartPipelineExecution.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { SageMakerStartPipelineExecution } from '@sfn-tasks/sagemaker';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new SageMakerStartPipelineExecution(new Stack(), 'Retrain', {
 *   pipelineName: 'churn',
 *   pipelineParameters: { InputData: JsonPath.stringAt('$.data'), Epochs: '10' },
 * });
 */
export class SageMakerStartPipelineExecution extends task<
  SageMakerStartPipelineExecutionProps,
  StartPipelineExecutionRequest
>({
  api: startPipelineExecution,
  // A callback would need a callback step in the pipeline, which has a token of its own.
  convertedProps: ['pipelineParameters{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props) => ({
    PipelineName: props.pipelineName,
    PipelineParameters:
      props.pipelineParameters &&
      Object.entries(props.pipelineParameters).map(([name, value]) => ({ Name: name, Value: value })),
    PipelineExecutionDisplayName: props.pipelineExecutionDisplayName,
    PipelineExecutionDescription: props.pipelineExecutionDescription,
    ParallelismConfiguration:
      props.maxParallelExecutionSteps === undefined
        ? undefined
        : { MaxParallelExecutionSteps: props.maxParallelExecutionSteps },
    ClientRequestToken: props.clientRequestToken,
  }),
  policies: ({ pipelineName }, task) => [
    allow(
      'sagemaker:StartPipelineExecution',
      isArn(pipelineName) ? pipelineName : arnsOf(task, 'Pipeline', pipelineName),
    ),
  ],
  validate: ({ pipelineName }, task) => {
    if (!pipelineName.startsWith('arn:') || !containsExpression(pipelineName)) return;
    task.reject(
      'pipelineName',
      'no policy can name an ARN with an expression inside. Pass the name of the pipeline, or one expression that yields it.',
    );
  },
}) {}

function isArn(name: string): boolean {
  return (
    name.startsWith('arn:') && (Token.isUnresolved(name) || /:pipeline\/./.test(name)) && !containsExpression(name)
  );
}
