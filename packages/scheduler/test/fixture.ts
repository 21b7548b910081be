import { synthesise } from '@sfn-tasks-internal/conformance';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  EventBridgeSchedulerCreateScheduleTask,
  type EventBridgeSchedulerCreateScheduleTaskProps,
  type EventBridgeSchedulerTargetProps,
  Schedule,
} from '../src';

/** A target with a role of its own. */
export function targetIn(stack: Stack, further: Partial<EventBridgeSchedulerTargetProps> = {}) {
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
  return { arn: stack.formatArn({ service: 'sqs', resource: 'reminders' }), role, ...further };
}

/** The least props of a task. */
export function basics(stack: Stack, input?: string) {
  const target = targetIn(stack, { input });
  return { scheduleName: 'reminder', schedule: Schedule.rate(Duration.minutes(5)), target };
}

/** The request and the permissions of a task. */
export function create(stack: Stack, props: EventBridgeSchedulerCreateScheduleTaskProps) {
  const task = new EventBridgeSchedulerCreateScheduleTask(stack, 'Create', props);
  const { definition, statements } = synthesise(stack, task);
  const { Parameters, Arguments } = definition.States['Create']!;
  return { request: Parameters ?? Arguments, statements, scheduleArn: JSON.stringify(statements[0]!.Resource) };
}
