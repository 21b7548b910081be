import type { Value } from '@sfn-tasks/core';
import { type AlgorithmSpecification, algorithmOf } from './algorithm-specification';
import type { HyperParameterTrainingJobDefinition } from './api.generated';
import { type Channel, channelOf } from './channel';
import { hyperparametersOf } from './hyperparameters';
import type { ISageMakerTask } from './sagemaker-task';
import {
  DEFAULT_RESOURCES,
  type OutputDataConfig,
  outputOf,
  type ResourceConfig,
  resourcesOf,
  type StoppingCondition,
  stoppingOf,
} from './training-config';
import type { ParameterRanges, TuningObjective } from './tuning-config';

/** The training jobs that a tuning job starts. */
export interface TuningTrainingJobDefinition {
  /** The algorithm. */
  readonly algorithmSpecification: Omit<AlgorithmSpecification, 'containerEntrypoint' | 'containerArguments'>;
  /** Where the models go. */
  readonly outputDataConfig: OutputDataConfig;
  /**
   * The data sets.
   *
   * @default - none
   */
  readonly inputDataConfig?: Channel[];
  /**
   * The instances of each training job.
   *
   * @default - one ml.m4.xlarge with 10 GiB
   */
  readonly resourceConfig?: ResourceConfig;
  /**
   * When SageMaker ends a training job by itself.
   *
   * @default - after 1 hour
   */
  readonly stoppingCondition?: StoppingCondition;
  /**
   * The parameters that are not tuned; numbers and booleans are sent as text.
   *
   * @default - none
   */
  readonly staticHyperParameters?: Value<{ readonly [key: string]: any }>;
  /**
   * The name of the definition, where there are several.
   *
   * @default - none
   */
  readonly definitionName?: string;
  /**
   * What the jobs of this definition are compared by, where there are several definitions.
   *
   * @default - that of the tuning job
   */
  readonly tuningObjective?: TuningObjective;
  /**
   * The values that are tried, where there are several definitions.
   *
   * @default - those of the tuning job
   */
  readonly hyperParameterRanges?: ParameterRanges;
  /**
   * The environment variables of the container.
   *
   * @default - none
   */
  readonly environment?: Value<{ readonly [key: string]: string }>;
  /**
   * Whether the jobs run on spot capacity; `stoppingCondition.maxWaitTime` then says how long they may wait.
   *
   * @default false
   */
  readonly enableManagedSpotTraining?: Value<boolean>;
  /**
   * Whether the containers are cut off from every network.
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
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Pick<
    HyperParameterTrainingJobDefinition,
    'HyperParameterTuningResourceConfig' | 'CheckpointConfig' | 'RetryStrategy'
  >;
}

/** The training jobs as the request takes them, with the role and network of the task. */
export function definitionOf(
  task: ISageMakerTask,
  definition: TuningTrainingJobDefinition,
  runsIn: { readonly roleArn: string; readonly vpcConfig: object | undefined },
): object {
  const { additionalParameters, resourceConfig, ...rest } = definition;
  const given = additionalParameters?.HyperParameterTuningResourceConfig !== undefined && resourceConfig === undefined;
  return {
    ...additionalParameters,
    ...rest,
    ...runsIn,
    algorithmSpecification: algorithmOf(task, rest.algorithmSpecification),
    staticHyperParameters: hyperparametersOf(rest.staticHyperParameters),
    inputDataConfig: rest.inputDataConfig?.map((channel) => channelOf(task, channel)),
    outputDataConfig: outputOf(task, rest.outputDataConfig),
    resourceConfig: given ? undefined : resourcesOf(task, resourceConfig ?? DEFAULT_RESOURCES),
    stoppingCondition: stoppingOf(rest.stoppingCondition ?? {}),
  };
}
