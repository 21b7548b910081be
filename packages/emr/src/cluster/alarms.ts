import type { OpenString, Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { AlarmUnit } from './alarm-unit';

/** How a metric is compared with the threshold. */
export enum AlarmComparisonOperator {
  /** At or above the threshold. */
  GREATER_THAN_OR_EQUAL = 'GREATER_THAN_OR_EQUAL',
  /** Above the threshold. */
  GREATER_THAN = 'GREATER_THAN',
  /** Below the threshold. */
  LESS_THAN = 'LESS_THAN',
  /** At or below the threshold. */
  LESS_THAN_OR_EQUAL = 'LESS_THAN_OR_EQUAL',
}

/** How the values of a metric within a period become one. */
export enum AlarmStatistic {
  /** The number of values. */
  SAMPLE_COUNT = 'SAMPLE_COUNT',
  /** Their mean. */
  AVERAGE = 'AVERAGE',
  /** Their sum. */
  SUM = 'SUM',
  /** The lowest of them. */
  MINIMUM = 'MINIMUM',
  /** The highest of them. */
  MAXIMUM = 'MAXIMUM',
}

/**
 * A dimension of a metric.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_MetricDimension.html
 */
export interface MetricDimension {
  /** The name of the dimension, such as `JobFlowId`. */
  readonly key: string;
  /** Its value, such as `${emr.clusterId}`. */
  readonly value: string;
}

/**
 * The alarm that starts a scaling.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_CloudWatchAlarmDefinition.html
 */
export interface CloudWatchAlarmDefinition {
  /** How the metric is compared with the threshold. */
  readonly comparisonOperator: OpenString<AlarmComparisonOperator>;
  /**
   * The dimensions of the metric.
   *
   * @default - the id of the cluster
   */
  readonly dimensions?: Value<readonly MetricDimension[]>;
  /**
   * The number of periods in a row that have to meet the condition.
   *
   * @default 1
   */
  readonly evaluationPeriods?: Value<number>;
  /** The name of the metric. */
  readonly metricName: string;
  /**
   * The namespace of the metric.
   *
   * @default 'AWS/ElasticMapReduce'
   */
  readonly namespace?: string;
  /** The length of a period, in whole seconds. */
  readonly period: Duration;
  /**
   * How the values within a period become one.
   *
   * @default EmrCreateCluster.CloudWatchAlarmStatistic.AVERAGE
   */
  readonly statistic?: OpenString<AlarmStatistic>;
  /**
   * What the metric is compared with.
   *
   * @default - none, which EMR refuses
   */
  readonly threshold?: Value<number>;
  /**
   * The unit of the metric.
   *
   * @default EmrCreateCluster.CloudWatchAlarmUnit.NONE
   */
  readonly unit?: OpenString<AlarmUnit>;
}
