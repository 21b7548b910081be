import type { TaskProps } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { SendMessageRequest } from './api.generated';

/** Props of {@link SqsSendMessage}; the queue is given by `queue`, or by `queueUrl`. */
export interface SqsSendMessageProps extends TaskProps<SendMessageRequest> {
  /**
   * The queue that gets the message; its customer managed key, if it has one, may be used.
   *
   * @default - `queueUrl`
   */
  readonly queue?: IQueue;
  /**
   * The URL of the queue that gets the message, where an expression yields it.
   *
   * @default - the URL of `queue`
   */
  readonly queueUrl?: string;
  /**
   * The queues that `queueUrl` may name at run time: the permissions cover these, as queues, ARNs or ARN patterns, and no other.
   *
   * @default - `queue`; required with `queueUrl`
   */
  readonly queueScope?: readonly (string | IQueue)[];
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
