import { containsExpression, type TaskContext } from '@sfn-tasks/core';
import { isQueueArn, queueArn, queuesOf } from './queues';
import type { SqsSendMessageProps } from './send-message-props';

/** Reports a queue that is missing or given twice, and one that no policy can name. */
export function checkQueue(props: SqsSendMessageProps, task: TaskContext): void {
  const { queue, queueUrl, queueScope } = props;
  if ((queue === undefined) === (queueUrl === undefined)) {
    const found = queue === undefined ? 'none' : 'both';
    task.reject(
      'queue',
      `expected one of queue and queueUrl, found ${found}. Use queueUrl where an expression yields the URL.`,
    );
    return;
  }
  if (queue !== undefined && queueScope !== undefined) {
    task.reject('queueScope', 'the queue is known, so the permissions name it alone. Leave queueScope away.');
  }
  if (queue === undefined && !queueScope?.length) {
    task.reject(
      'queueScope',
      'no permission can be derived from a URL. List the queues that it may name, their ARNs, or ARN patterns of them.',
    );
  }
  const prop = queue === undefined ? 'queueScope' : 'queue';
  for (const arn of queuesOf(props).map(queueArn)) checkArn(arn, prop, task);
}

function checkArn(arn: string, prop: string, task: TaskContext): void {
  if (containsExpression(arn)) {
    task.reject(
      prop,
      'its ARN is an expression, which no policy can name. Pass an expression for the URL as queueUrl, and the queues that it may name as queueScope.',
    );
  } else if (!isQueueArn(arn)) {
    task.reject(
      prop,
      `expected an ARN such as arn:aws:sqs:eu-west-1:123456789012:orders, found ${JSON.stringify(arn)}.`,
    );
  }
}

/** Reports what does not fit the kind of the queue, where the queue tells it. */
export function checkMessage(props: SqsSendMessageProps, task: TaskContext): void {
  const { queue, delay, messageDeduplicationId } = props;
  if (queue === undefined) return;
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
    task.reject('messageDeduplicationId', 'a standard queue does not deduplicate. Leave it away, or use a FIFO queue.');
  }
}
