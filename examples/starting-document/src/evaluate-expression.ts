import { TaskInput } from '@sfn-tasks/core';
import { EvaluateExpression } from '@sfn-tasks/evaluate-expression';
import { SnsPublish } from '@sfn-tasks/sns';
import type { Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { type IChainable, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';

/** Turns milliseconds into seconds, says so in a message, and waits. The caller makes the state machine around it. */
export function evaluateExpression(stack: Stack): IChainable {
  const convertToSeconds = new EvaluateExpression(stack, 'Convert to seconds', {
    expression: '$.waitMilliseconds / 1000',
    resultPath: '$.waitSeconds',
  });

  const createMessage = new EvaluateExpression(stack, 'Create message', {
    // A template literal inside a string: the braces belong to the expression.
    expression: '`Now waiting ${$.waitSeconds} seconds...`',
    // The document's runtime; AWS Lambda makes no more functions with it, so deploy a newer one.
    runtime: Runtime.NODEJS_14_X,
    resultPath: '$.message',
  });

  const publishMessage = new SnsPublish(stack, 'Publish message', {
    topic: new Topic(stack, 'cool-topic'),
    message: TaskInput.fromDataAt('$.message'),
    resultPath: '$.sns',
  });

  const wait = new Wait(stack, 'Wait', { time: WaitTime.secondsPath('$.waitSeconds') });

  return convertToSeconds.next(createMessage).next(publishMessage).next(wait);
}
