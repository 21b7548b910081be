import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { SnsPublish } from '@sfn-tasks/sns';
import type { Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { type IChainable, IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

/** Publishes a field of the input, then an object with one in it. */
export function publish(stack: Stack): IChainable {
  const topic = new Topic(stack, 'Topic');

  const task1 = new SnsPublish(stack, 'Publish1', {
    topic,
    integrationPattern: IntegrationPattern.REQUEST_RESPONSE,
    message: TaskInput.fromDataAt('$.state.message'),
  });

  const task2 = new SnsPublish(stack, 'Publish2', {
    topic,
    message: TaskInput.fromObject({ field1: 'somedata', field2: JsonPath.stringAt('$.field2') }),
  });

  return task1.next(task2);
}
