import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { SqsSendMessage } from '@sfn-tasks/sqs';
import type { Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Sends a field of the input, then an object with one in it. */
export function sendMessage(stack: Stack): IChainable {
  const queue = new Queue(stack, 'Queue');

  const task1 = new SqsSendMessage(stack, 'Send1', { queue, messageBody: TaskInput.fromDataAt('$.message') });

  const task2 = new SqsSendMessage(stack, 'Send2', {
    queue,
    messageBody: TaskInput.fromObject({ field1: 'somedata', field2: JsonPath.stringAt('$.field2') }),
  });

  return task1.next(task2);
}
