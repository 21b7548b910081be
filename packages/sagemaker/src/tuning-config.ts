import { durationIn, type OpenString, type Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { HyperParameterTuningJobConfig } from './api.generated';

/** How a tuning job searches, for what, and how long. */
export interface TuningJobConfig {
  /** How it chooses the next values. */
  readonly strategy: OpenString<'Bayesian' | 'Random' | 'Hyperband' | 'Grid'>;
  /** How many training jobs it may start. */
  readonly resourceLimits: TuningResourceLimits;
  /**
   * What the best training job has most, or least, of.
   *
   * @default - that of the training job definitions
   */
  readonly hyperParameterTuningJobObjective?: TuningObjective;
  /**
   * The values that are tried.
   *
   * @default - those of the training job definitions
   */
  readonly parameterRanges?: ParameterRanges;
  /**
   * Whether training jobs that do badly are ended early.
   *
   * @default - they are not
   */
  readonly trainingJobEarlyStoppingType?: OpenString<'Off' | 'Auto'>;
  /**
   * What makes the choice of values repeatable.
   *
   * @default - another choice each time
   */
  readonly randomSeed?: Value<number>;
  /**
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Pick<HyperParameterTuningJobConfig, 'StrategyConfig' | 'TuningJobCompletionCriteria'>;
}

/** What the training jobs of a tuning job are compared by. */
export interface TuningObjective {
  /** Whether more of the metric is better, or less. */
  readonly type: OpenString<'Maximize' | 'Minimize'>;
  /** The name of the metric. */
  readonly metricName: string;
}

/** How much a tuning job may do. */
export interface TuningResourceLimits {
  /** How many training jobs run at a time. */
  readonly maxParallelTrainingJobs: Value<number>;
  /**
   * How many training jobs there are in all.
   *
   * @default - no limit is set
   */
  readonly maxNumberOfTrainingJobs?: Value<number>;
  /**
   * How long the tuning job may run.
   *
   * @default - no limit is set
   */
  readonly maxRuntime?: Duration;
}

/** The values that are tried. */
export interface ParameterRanges {
  /**
   * Parameters that are whole numbers.
   *
   * @default - none
   */
  readonly integerParameterRanges?: Value<readonly NumberRange[]>;
  /**
   * Parameters that are any numbers.
   *
   * @default - none
   */
  readonly continuousParameterRanges?: Value<readonly NumberRange[]>;
  /**
   * Parameters with a value out of a list.
   *
   * @default - none
   */
  readonly categoricalParameterRanges?: Value<readonly CategoricalRange[]>;
}

/** The values of one parameter that is a number; the API takes them as text. */
export interface NumberRange {
  /** The name of the parameter. */
  readonly name: string;
  /** The least value. */
  readonly minValue: string;
  /** The greatest value. */
  readonly maxValue: string;
  /**
   * How the range is searched.
   *
   * @default - SageMaker chooses
   */
  readonly scalingType?: OpenString<'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic'>;
}

/** The values of one parameter that are tried in turn. */
export interface CategoricalRange {
  /** The name of the parameter. */
  readonly name: string;
  /** The values. */
  readonly values: Value<readonly string[]>;
}

/** The search as the request takes it. */
export function tuningConfigOf({ resourceLimits, additionalParameters, ...rest }: TuningJobConfig): object {
  const { maxRuntime, ...limits } = resourceLimits;
  return {
    ...additionalParameters,
    ...rest,
    resourceLimits: { ...limits, maxRuntimeInSeconds: durationIn(maxRuntime, 'seconds') },
  };
}
