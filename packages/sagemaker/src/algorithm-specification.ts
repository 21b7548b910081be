import type { OpenString, Value } from '@sfn-tasks/core';
import { InputMode } from './data-options';
import type { DockerImage } from './docker-image';
import type { ISageMakerTask } from './sagemaker-task';

/** A metric that SageMaker reads from the logs of a training job. */
export interface MetricDefinition {
  /** The name of the metric. */
  readonly name: string;
  /** The regular expression whose first group is the value. */
  readonly regex: string;
}

/** The algorithm of a training job: an image, or an algorithm resource. */
export interface AlgorithmSpecification {
  /**
   * The name or ARN of an algorithm of the account or of AWS Marketplace; instead of `trainingImage`.
   *
   * @default - none
   */
  readonly algorithmName?: string;
  /**
   * The image that holds the algorithm; instead of `algorithmName`.
   *
   * @default - none
   */
  readonly trainingImage?: DockerImage;
  /**
   * The metrics to read from the logs.
   *
   * @default - none
   */
  readonly metricDefinitions?: Value<readonly MetricDefinition[]>;
  /**
   * How the data reaches the container, where a channel says nothing else.
   *
   * @default InputMode.FILE
   */
  readonly trainingInputMode?: OpenString<InputMode>;
  /**
   * The command of the container.
   *
   * @default - that of the image
   */
  readonly containerEntrypoint?: Value<readonly string[]>;
  /**
   * The arguments of the command.
   *
   * @default - that of the image
   */
  readonly containerArguments?: Value<readonly string[]>;
}

/** The algorithm as the request takes it. */
export function algorithmOf(task: ISageMakerTask, specification: AlgorithmSpecification): object {
  return {
    ...specification,
    trainingInputMode: specification.trainingInputMode ?? InputMode.FILE,
    trainingImage: specification.trainingImage?.bind(task).imageUri,
  };
}

/** What is wrong with an algorithm, or nothing. */
export function algorithmProblem({ algorithmName, trainingImage }: AlgorithmSpecification): string | undefined {
  if ((algorithmName === undefined) !== (trainingImage === undefined)) return undefined;
  const found = algorithmName === undefined ? 'neither' : 'both';
  return `either algorithmName or trainingImage names the algorithm, found ${found}. Set exactly one.`;
}
