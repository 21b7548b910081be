import { allow, type TaskProps, task, useKey } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { IntegrationPattern, type TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { type SendMessageRequest, sendMessage } from './api.generated';

/** Props of {@link SqsSendMessage}. */
export interface SqsSendMessageProps extends TaskProps<SendMessageRequest> {
  /** The queue that gets the message; its customer managed key, if it has one, may be used. */
  readonly queue: IQueue;
  /** The message: text, or an object that is sent as JSON. */
  readonly messageBody: TaskInput;
  /**
   * How long the message stays hidden, up to 15 minutes; not for FIFO queues.
   *
   * @default - the queue's own delay
   */
  readonly delay?: Duration;
  /**
   * The identity of the message within five minutes, for FIFO queues.
   *
   * @default - the hash of the content, where the queue deduplicates by content
   */
  readonly messageDeduplicationId?: string;
  /**
   * The group that the message keeps its order in; FIFO queues require it, others use it for fairness.
   *
   * @default - none
   */
  readonly messageGroupId?: string;
}

/**
 * Sends a message to an SQS queue.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { SqsSendMessage } from '@sfn-tasks/sqs';
 * import { Stack } from 'aws-cdk-lib';
 * import { Queue } from 'aws-cdk-lib/aws-sqs';
 *
 * const stack = new Stack();
 * new SqsSendMessage(stack, 'Tell the warehouse', {
 *   queue: new Queue(stack, 'Orders'),
 *   messageBody: TaskInput.fromObject({ order: JsonPath.stringAt('$.orderId') }),
 * });
 */
export class SqsSendMessage extends task<SqsSendMessageProps, SendMessageRequest>({
  api: sendMessage,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
  tokenProp: 'messageBody',
  parameters: ({ queue, messageBody, delay, messageDeduplicationId, messageGroupId }) => ({
    QueueUrl: queue.queueUrl,
    MessageBody: messageBody.value,
    DelaySeconds: delay?.toSeconds(),
    MessageDeduplicationId: messageDeduplicationId,
    MessageGroupId: messageGroupId,
  }),
  policies: ({ queue }) => [allow('sqs:SendMessage', queue.queueArn), ...useKey(queue.encryptionMasterKey)],
  validate: ({ queue, delay, messageDeduplicationId }, task) => {
    if (queue.fifo && task.request['MessageGroupId'] === undefined) {
      task.reject(
        'messageGroupId',
        'a FIFO queue requires it, found none. Name the group that the message keeps its order in.',
      );
    }
    if (queue.fifo && delay !== undefined) {
      task.reject('delay', 'a FIFO queue delays all its messages alike. Set deliveryDelay on the queue instead.');
    }
    if (!queue.fifo && messageDeduplicationId !== undefined) {
      task.reject(
        'messageDeduplicationId',
        'a standard queue does not deduplicate. Leave it away, or use a FIFO queue.',
      );
    }
  },
}) {}
