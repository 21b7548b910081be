import { allow, arnInPolicy, durationIn, nameInPolicy, passRole, TaskStateBase, textWhen } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { ActionAfterCompletion } from './action-after-completion';
import { type CreateScheduleRequest, createSchedule } from './api.generated';
import { checkSchedule } from './check-schedule';
import type { EventBridgeSchedulerCreateScheduleTaskProps } from './create-schedule-props';
import { renderTarget } from './target';
import { instantOf, timeZoneName } from './units';

/**
 * Creates a schedule in EventBridge Scheduler.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import {
 *   ActionAfterCompletion,
 *   EventBridgeSchedulerCreateScheduleTask,
 *   EventBridgeSchedulerTarget,
 *   Schedule,
 * } from '@sfn-tasks/scheduler';
 * import { Stack } from 'aws-cdk-lib';
 * import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
 * import { Queue } from 'aws-cdk-lib/aws-sqs';
 *
 * const stack = new Stack();
 * const queue = new Queue(stack, 'Reminders');
 * const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
 * queue.grantSendMessages(role);
 *
 * new EventBridgeSchedulerCreateScheduleTask(stack, 'Remind the customer', {
 *   scheduleName: JsonPath.executionName,
 *   schedule: Schedule.expression(`at(${JsonPath.stringAt('$.remindAt')})`),
 *   target: new EventBridgeSchedulerTarget({ arn: queue.queueArn, role, input: JsonPath.stringAt('$.reminder') }),
 *   actionAfterCompletion: ActionAfterCompletion.DELETE,
 * });
 */
export class EventBridgeSchedulerCreateScheduleTask extends TaskStateBase<
  EventBridgeSchedulerCreateScheduleTaskProps,
  CreateScheduleRequest
> {
  constructor(scope: Construct, id: string, props: EventBridgeSchedulerCreateScheduleTaskProps) {
    super(scope, id, props, {
      api: createSchedule,
      convertedProps: ['schedule{}', 'target.retryPolicy{}'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      tokenProp: 'target.input',
    });
    const { role, deadLetterQueue } = props.target;
    props.kmsKey?.grantDecrypt(role);
    deadLetterQueue?.grantSendMessages(role);
  }

  protected override requestParameters(): CreateScheduleRequest {
    const { props } = this;
    const window = durationIn(props.flexibleTimeWindow, 'minutes');
    return {
      ActionAfterCompletion: props.actionAfterCompletion ?? ActionAfterCompletion.NONE,
      ClientToken: props.clientToken,
      Description: props.description,
      EndDate: instantOf(props.endDate),
      FlexibleTimeWindow: window === undefined ? { Mode: 'OFF' } : { Mode: 'FLEXIBLE', MaximumWindowInMinutes: window },
      GroupName: props.groupName,
      KmsKeyArn: props.kmsKey?.keyArn,
      Name: props.scheduleName,
      ScheduleExpression: props.schedule.expressionString,
      ScheduleExpressionTimezone: timeZoneName(props.timezone ?? props.schedule.timeZone),
      StartDate: instantOf(props.startDate),
      State: textWhen(props.enabled ?? true, 'ENABLED', 'DISABLED'),
      Target: renderTarget(props.target),
    };
  }

  protected override requestPolicies(): PolicyStatement[] {
    const { scheduleName, groupName = 'default', target, kmsKey } = this.props;
    const schedule = arnInPolicy(this, {
      service: 'scheduler',
      resource: `schedule/${nameInPolicy(groupName)}`,
      name: scheduleName,
    });
    const keys = kmsKey === undefined ? [] : [kmsKey.keyArn];
    return [
      allow('scheduler:CreateSchedule', schedule),
      passRole(target.role, 'scheduler.amazonaws.com'),
      ...keys.map((key) => allow(['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'], key)),
    ];
  }

  protected override validateProps(): void {
    checkSchedule(this.props, (prop, message) => this.reject(prop, message));
  }
}
