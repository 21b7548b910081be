import type { OpenString, TaskProps, Value } from '@sfn-tasks/core';
import type { Duration, TimeZone } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ActionAfterCompletion } from './action-after-completion';
import type { CreateScheduleRequest } from './api.generated';
import type { ScheduleOptions } from './schedule';
import type { EventBridgeSchedulerTargetProps } from './target';

/** Props of {@link EventBridgeSchedulerCreateScheduleTask}. */
export interface EventBridgeSchedulerCreateScheduleTaskProps extends TaskProps<CreateScheduleRequest> {
  /** The name, unique in its group; an expression works too, and then the permission covers all names. */
  readonly scheduleName: string;
  /** When it runs: a `Schedule`, or a `ScheduleExpression` of aws-cdk-lib's aws-scheduler. */
  readonly schedule: ScheduleOptions;
  /** What it invokes: an `EventBridgeSchedulerTarget`, or its props. */
  readonly target: EventBridgeSchedulerTargetProps;
  /**
   * What becomes of it when it will not run again.
   *
   * @default ActionAfterCompletion.NONE
   */
  readonly actionAfterCompletion?: OpenString<ActionAfterCompletion>;
  /**
   * What makes a repeated request have no second effect, such as `JsonPath.executionName`.
   *
   * @default - a new one for each request
   */
  readonly clientToken?: string;
  /**
   * What it is for, up to 512 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The moment before which it may run, for recurring schedules; in ISO 8601 if it is text.
   *
   * @default - no end
   */
  readonly endDate?: Date | string;
  /**
   * How much later than planned it may run, 1 to 1440 whole minutes.
   *
   * @default - it runs when planned
   */
  readonly flexibleTimeWindow?: Duration;
  /**
   * The group of schedules that it belongs to.
   *
   * @default 'default'
   */
  readonly groupName?: string;
  /**
   * The customer managed key that encrypts it; state machine and target role may use it then.
   *
   * @default - a key of AWS
   */
  readonly kmsKey?: IKey;
  /**
   * The time zone of the schedule, such as `Europe/Paris`.
   *
   * @default - the one of the schedule, or UTC
   */
  readonly timezone?: string | TimeZone;
  /**
   * The moment from which it may run, for recurring schedules; in ISO 8601 if it is text.
   *
   * @default - at once
   */
  readonly startDate?: Date | string;
  /**
   * Whether it runs at all.
   *
   * @default true
   */
  readonly enabled?: Value<boolean>;
}
