import { durationIn, type Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Target } from './api.generated';

/** How often, and for how long, an invocation that fails is tried again. */
export interface RetryPolicy {
  /** The number of further attempts, 0 to 185. */
  readonly maximumRetryAttempts: Value<number>;
  /** The time after which no attempt is made any more, one minute to one day. */
  readonly maximumEventAge: Duration;
}

/** Props of {@link EventBridgeSchedulerTarget}. */
export interface EventBridgeSchedulerTargetProps {
  /** The ARN of what the schedule invokes, or that of a universal target such as `arn:aws:scheduler:::aws-sdk:sqs:sendMessage`. */
  readonly arn: string;
  /** The role that EventBridge Scheduler invokes the target with. */
  readonly role: IRole;
  /**
   * What the target gets, such as `JsonPath.jsonToString({ token: JsonPath.taskToken })`.
   *
   * @default - the event of the schedule
   */
  readonly input?: string;
  /**
   * How invocations that fail are tried again.
   *
   * @default - the service's own: 185 attempts within a day
   */
  readonly retryPolicy?: RetryPolicy;
  /**
   * The queue for events that reached no target; `role` may then send to it.
   *
   * @default - none
   */
  readonly deadLetterQueue?: IQueue;
  /**
   * Parameters of the API's target that have no prop here, such as `{ SqsParameters: { MessageGroupId: 'a' } }`.
   *
   * @default - none
   */
  readonly additionalParameters?: Partial<
    Omit<Target, 'Arn' | 'RoleArn' | 'Input' | 'RetryPolicy' | 'DeadLetterConfig'>
  >;
}

/**
 * What a schedule invokes.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets.html
 *
 * @example
 * import { EventBridgeSchedulerTarget } from '@sfn-tasks/scheduler';
 * import { Stack } from 'aws-cdk-lib';
 * import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
 * import { Queue } from 'aws-cdk-lib/aws-sqs';
 *
 * const stack = new Stack();
 * const queue = new Queue(stack, 'Reminders');
 * const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
 * queue.grantSendMessages(role);
 * const target = new EventBridgeSchedulerTarget({ arn: queue.queueArn, role, input: '{"remind":true}' });
 */
export class EventBridgeSchedulerTarget implements EventBridgeSchedulerTargetProps {
  public arn: string;
  public role: IRole;
  public input?: string;
  public retryPolicy?: RetryPolicy;
  public deadLetterQueue?: IQueue;
  public additionalParameters?: EventBridgeSchedulerTargetProps['additionalParameters'];

  constructor(props: EventBridgeSchedulerTargetProps) {
    this.arn = props.arn;
    this.role = props.role;
    this.input = props.input;
    this.retryPolicy = props.retryPolicy;
    this.deadLetterQueue = props.deadLetterQueue;
    this.additionalParameters = props.additionalParameters;
  }

  /** The target as the API takes it. */
  public renderTargetObject(): Target {
    return renderTarget(this);
  }
}

/** A target as the API takes it; written out, or of either library's class. */
export function renderTarget(target: EventBridgeSchedulerTargetProps): Target {
  const { arn, role, input, retryPolicy, deadLetterQueue, additionalParameters } = target;
  return {
    ...additionalParameters,
    Arn: arn,
    RoleArn: role.roleArn,
    Input: input,
    RetryPolicy: retryPolicy && {
      MaximumEventAgeInSeconds: durationIn(retryPolicy.maximumEventAge, 'seconds'),
      MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
    },
    DeadLetterConfig: deadLetterQueue && { Arn: deadLetterQueue.queueArn },
  };
}
