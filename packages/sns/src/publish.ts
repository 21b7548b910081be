import { type TaskProps, task } from '@sfn-tasks/core';
import { Tokenization } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { IntegrationPattern, type TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { type PublishRequest, publish } from './api.generated';
import { checkDestination, publishPolicies } from './destination';
import type { MessageAttribute } from './message-attribute';
import { checkAttributes, renderAttributes } from './render-attribute';

/** Props of {@link SnsPublish}. */
export interface SnsPublishProps extends TaskProps<PublishRequest> {
  /**
   * The topic that the message goes to; its customer managed key, if it has one, may be used.
   *
   * @default - required, unless `phoneNumber` or `targetArn` is set
   */
  readonly topic?: ITopic;
  /**
   * The telephone that gets the message by SMS, in E.164 form: `+4930901820`.
   *
   * @default - required, unless `topic` or `targetArn` is set
   */
  readonly phoneNumber?: string;
  /**
   * The ARN of a mobile app's endpoint, or of a topic.
   *
   * @default - required, unless `topic` or `phoneNumber` is set
   */
  readonly targetArn?: string;
  /** The message: text, or an object that is sent as JSON; up to 256 KB. */
  readonly message: TaskInput;
  /**
   * Attributes beside the body, which subscriptions filter by.
   *
   * @default - none
   */
  readonly messageAttributes?: { [key: string]: MessageAttribute };
  /**
   * Whether the message is an object with one text for each protocol (`email`, `sqs`, `sms`, …), and one under `default` for all others.
   *
   * @default false
   */
  readonly messagePerSubscriptionType?: boolean;
  /**
   * The subject line of the message as e-mail, up to 100 characters.
   *
   * @default - none
   */
  readonly subject?: string;
  /**
   * The group that the message keeps its order in; FIFO topics require it, others hand it to queues that use it for fairness.
   *
   * @default - none
   */
  readonly messageGroupId?: string;
  /**
   * The identity of the message within five minutes, for FIFO topics.
   *
   * @default - the hash of the content, where the topic deduplicates by content
   */
  readonly messageDeduplicationId?: string;
}

/**
 * Publishes a message to an SNS topic, a telephone, or a mobile app.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { SnsPublish } from '@sfn-tasks/sns';
 * import { Stack } from 'aws-cdk-lib';
 * import { Topic } from 'aws-cdk-lib/aws-sns';
 *
 * const stack = new Stack();
 * new SnsPublish(stack, 'Tell everyone', {
 *   topic: new Topic(stack, 'Orders'),
 *   message: TaskInput.fromObject({ order: JsonPath.stringAt('$.orderId') }),
 *   messageAttributes: { total: { value: JsonPath.numberAt('$.total') } },
 * });
 */
export class SnsPublish extends task<SnsPublishProps, PublishRequest>({
  api: publish,
  decidedProps: ['messagePerSubscriptionType'],
  convertedProps: ['messageAttributes{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
  tokenProp: 'message',
  parameters: (props) => ({
    TopicArn: props.topic?.topicArn,
    PhoneNumber: props.phoneNumber,
    TargetArn: props.targetArn,
    Message: props.message.value,
    MessageStructure: props.messagePerSubscriptionType ? 'json' : undefined,
    MessageAttributes: renderAttributes(props.messageAttributes),
    Subject: props.subject,
    MessageGroupId: props.messageGroupId,
    MessageDeduplicationId: props.messageDeduplicationId,
  }),
  policies: ({ topic }, task) => publishPolicies(task, topic),
  validate: ({ topic, message, messagePerSubscriptionType, messageAttributes }, task) => {
    checkDestination(task, topic);
    checkAttributes(messageAttributes, task);
    if (!messagePerSubscriptionType || typeof message.value !== 'object' || Tokenization.isResolvable(message.value))
      return;
    if ('default' in message.value || 'default.$' in message.value) return;
    task.reject('message', 'messages by protocol need one for all others, found none. Add the member default.');
  },
}) {}
