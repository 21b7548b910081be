import type { OpenString, Value } from '@sfn-tasks/core';
import type { CloudWatchAlarmDefinition } from './alarms';
import type { Market } from './groups';

/**
 * What starts a scaling.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingTrigger.html
 */
export interface ScalingTrigger {
  /** The alarm to wait for. */
  readonly cloudWatchAlarmDefinition: CloudWatchAlarmDefinition;
}

/** What the number of a scaling means. */
export enum AdjustmentType {
  /** Instances to add, or to remove where it is negative. */
  CHANGE_IN_CAPACITY = 'CHANGE_IN_CAPACITY',
  /** Percent of the instances to add, or to remove. */
  PERCENT_CHANGE_IN_CAPACITY = 'PERCENT_CHANGE_IN_CAPACITY',
  /** The number of instances to have. */
  EXACT_CAPACITY = 'EXACT_CAPACITY',
}

/**
 * By how much a scaling changes the group.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_SimpleScalingPolicyConfiguration.html
 */
export interface SimpleScalingPolicyConfiguration {
  /**
   * What `scalingAdjustment` means.
   *
   * @default EmrCreateCluster.ScalingAdjustmentType.CHANGE_IN_CAPACITY
   */
  readonly adjustmentType?: OpenString<AdjustmentType>;
  /**
   * Seconds to wait before the next scaling.
   *
   * @default 0
   */
  readonly coolDown?: Value<number>;
  /** The instances or the percentage, by `adjustmentType`. */
  readonly scalingAdjustment: Value<number>;
}

/**
 * What a scaling does.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingAction.html
 */
export interface ScalingAction {
  /**
   * The market of the instances; a group has one, so that nobody needs to name it.
   *
   * @default - the market of the group
   */
  readonly market?: OpenString<Market>;
  /** By how much the group changes. */
  readonly simpleScalingPolicyConfiguration: SimpleScalingPolicyConfiguration;
}

/**
 * A rule of a scaling policy.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingRule.html
 */
export interface ScalingRule {
  /** What happens. */
  readonly action: ScalingAction;
  /**
   * What the rule is for.
   *
   * @default - none
   */
  readonly description?: string;
  /** The name of the rule, unique within the policy. */
  readonly name: string;
  /** When it happens. */
  readonly trigger: ScalingTrigger;
}

/**
 * The bounds of a group's size.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ScalingConstraints.html
 */
export interface ScalingConstraints {
  /** The most instances. */
  readonly maxCapacity: Value<number>;
  /** The fewest instances. */
  readonly minCapacity: Value<number>;
}

/**
 * How a core or task group grows and shrinks by itself.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoScalingPolicy.html
 */
export interface AutoScalingPolicy {
  /** The bounds of the group's size. */
  readonly constraints: ScalingConstraints;
  /** The rules, each with its alarm. */
  readonly rules: Value<readonly ScalingRule[]>;
}
