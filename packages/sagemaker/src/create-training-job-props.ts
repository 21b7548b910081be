import type { Value } from '@sfn-tasks/core';
import type { AlgorithmSpecification } from './algorithm-specification';
import type { CreateTrainingJobRequest } from './api.generated';
import type { Channel } from './channel';
import type { ExecutionRoleProps } from './execution-role-task';
import type { VpcConfig } from './network';
import type { S3Location } from './s3-location';
import type { SageMakerTags } from './tags';
import type { OutputDataConfig, ResourceConfig, StoppingCondition } from './training-config';

/** Where a training job saves its state, so that it can go on after an interruption. */
export interface CheckpointConfig {
  /** The prefix of the checkpoints; the job's role may read and write there. */
  readonly s3Location: S3Location;
  /**
   * The directory in the container whose content is saved.
   *
   * @default '/opt/ml/checkpoints'
   */
  readonly localPath?: string;
}

/** Props of {@link SageMakerCreateTrainingJob}. */
export interface SageMakerCreateTrainingJobProps extends ExecutionRoleProps<CreateTrainingJobRequest> {
  /** The name of the job, unique in account and region; letters, digits and hyphens. */
  readonly trainingJobName: string;
  /**
   * The algorithm; a serverless job, through `additionalParameters`, has none.
   *
   * @default - none
   */
  readonly algorithmSpecification?: AlgorithmSpecification;
  /** Where the model goes. */
  readonly outputDataConfig: OutputDataConfig;
  /**
   * The data sets.
   *
   * @default - none
   */
  readonly inputDataConfig?: Channel[];
  /**
   * The instances.
   *
   * @default - one ml.m4.xlarge with 10 GiB
   */
  readonly resourceConfig?: ResourceConfig;
  /**
   * When SageMaker ends the job by itself.
   *
   * @default - after 1 hour
   */
  readonly stoppingCondition?: StoppingCondition;
  /**
   * The parameters of the algorithm; numbers and booleans are sent as text, which the API asks for.
   *
   * @default - none
   */
  readonly hyperparameters?: Value<{ readonly [key: string]: any }>;
  /**
   * The environment variables of the container.
   *
   * @default - none
   */
  readonly environment?: Value<{ readonly [key: string]: string }>;
  /**
   * Whether the job runs on spot capacity; `stoppingCondition.maxWaitTime` then says how long it may wait.
   *
   * @default false
   */
  readonly enableManagedSpotTraining?: Value<boolean>;
  /**
   * Where the job saves its state, for spot capacity above all.
   *
   * @default - nowhere
   */
  readonly checkpointConfig?: CheckpointConfig;
  /**
   * Whether the container is cut off from every network.
   *
   * @default false
   */
  readonly enableNetworkIsolation?: Value<boolean>;
  /**
   * Whether the traffic between the instances is encrypted.
   *
   * @default false
   */
  readonly enableInterContainerTrafficEncryption?: Value<boolean>;
  /**
   * The VPC that the instances join.
   *
   * @default - none
   */
  readonly vpcConfig?: VpcConfig;
  /**
   * The tags of the job.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}
