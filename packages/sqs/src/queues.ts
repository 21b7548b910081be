import { allow, containsExpression, useKey } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { SqsSendMessageProps } from './send-message-props';

/** A queue, or its ARN. */
type Queue = string | IQueue;

/** The queues that the task may send to. */
export function queuesOf({ queue, queueScope = [] }: SqsSendMessageProps): readonly Queue[] {
  return queue === undefined ? queueScope : [queue];
}

/** The ARN of a queue. */
export function queueArn(queue: Queue): string {
  return typeof queue === 'string' ? queue : queue.queueArn;
}

/** Whether a policy can name the queue: not by an expression, and not by anything but an ARN. */
export function isQueueArn(arn: string): boolean {
  if (containsExpression(arn)) return false;
  return Token.isUnresolved(arn) || /^arn:[^:]+:sqs:[^:]*:[^:]*:./.test(arn);
}

/** What lets the state machine send to the queues, and use their customer managed keys. */
export function sendPermissions(queues: readonly Queue[]): PolicyStatement[] {
  const arns = queues.map(queueArn).filter(isQueueArn);
  if (arns.length === 0) return [];
  const keys = queues.flatMap((queue) => (typeof queue === 'string' ? [] : useKey(queue.encryptionMasterKey)));
  return [allow('sqs:SendMessage', arns), ...keys];
}
