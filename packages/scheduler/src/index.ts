export { ActionAfterCompletion } from './action-after-completion';
export { SchedulerSdkErrors } from './api.generated';
export { EventBridgeSchedulerCreateScheduleTask } from './create-schedule';
export type { EventBridgeSchedulerCreateScheduleTaskProps } from './create-schedule-props';
export { type CronOptions, Schedule, type ScheduleOptions } from './schedule';
export { EventBridgeSchedulerTarget, type EventBridgeSchedulerTargetProps, type RetryPolicy } from './target';
