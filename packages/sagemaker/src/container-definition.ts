import { memberFrom, type OpenString } from '@sfn-tasks/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { type ContainerDefinition as ContainerDefinitionRequest, createModel } from './api.generated';
import type { DockerImage } from './docker-image';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sagemaker-task';

/** How many models a container hosts. */
export enum Mode {
  /** One. */
  SINGLE_MODEL = 'SingleModel',
  /**
   * Several, loaded when they are called.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoints.html
   */
  MULTI_MODEL = 'MultiModel',
}

/** What makes a {@link ContainerDefinition}. */
export interface ContainerDefinitionOptions {
  /**
   * The image that answers inference requests.
   *
   * @default - that of the model package
   */
  readonly image?: DockerImage;
  /**
   * The environment variables of the container.
   *
   * @default - none
   */
  readonly environmentVariables?: TaskInput;
  /**
   * The name or ARN of the model package that the model is made from.
   *
   * @default - none
   */
  readonly modelPackageName?: string;
  /**
   * How many models the container hosts.
   *
   * @default Mode.SINGLE_MODEL
   */
  readonly mode?: OpenString<Mode>;
  /**
   * The name of the container in an inference pipeline.
   *
   * @default - chosen by its place
   */
  readonly containerHostName?: string;
  /**
   * The model artifacts: one `.tar.gz`; the model's role may read them.
   *
   * @default - none
   */
  readonly modelS3Location?: S3Location;
  /**
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Omit<
    ContainerDefinitionRequest,
    'Image' | 'Environment' | 'ModelPackageName' | 'Mode' | 'ContainerHostname' | 'ModelDataUrl'
  >;
}

/** A container as the request takes it. */
export interface ContainerDefinitionConfig {
  /**
   * The members of the API's structure.
   *
   * @default - none
   */
  readonly parameters?: { [key: string]: any };
}

/** Anything that describes a container of a model. */
export interface IContainerDefinition {
  /** Gives the role of a task its permissions, and the members for the request. */
  bind(task: ISageMakerTask): ContainerDefinitionConfig;
}

/**
 * A container of a model: its image, its artifacts and its environment.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 *
 * @example
 * import { ContainerDefinition, DockerImage, S3Location } from '@sfn-tasks/sagemaker';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { Repository } from 'aws-cdk-lib/aws-ecr';
 *
 * const container = new ContainerDefinition({
 *   image: DockerImage.fromEcrRepository(new Repository(new Stack(), 'Inference')),
 *   modelS3Location: S3Location.fromJsonExpression(JsonPath.stringAt('$.ModelArtifacts.S3ModelArtifacts')),
 * });
 */
export class ContainerDefinition implements IContainerDefinition {
  constructor(private readonly options: ContainerDefinitionOptions) {}

  /** Gives the role of a task its permissions, and the members for the request. */
  public bind(task: ISageMakerTask): ContainerDefinitionConfig {
    const { image, modelS3Location, environmentVariables, additionalParameters, ...rest } = this.options;
    return {
      parameters: memberFrom(createModel, 'ContainerDefinition', {
        ...additionalParameters,
        ...rest,
        image: image?.bind(task).imageUri,
        modelDataUrl: modelS3Location?.bind(task, { forReading: true }).uri,
        environment: environmentVariables?.value,
      }),
    };
  }
}
