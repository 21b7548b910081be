import { DynamoAttributeValue, DynamoPutItem } from '@sfn-tasks/dynamodb';
import { LambdaInvoke } from '@sfn-tasks/lambda';
import type { Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { functionIn } from './given/function';
import { tableIn } from './given/table';

/** The function gets one field of the state's input. */
export function inputPath(stack: Stack): IChainable {
  return new LambdaInvoke(stack, 'Invoke Handler', { lambdaFunction: functionIn(stack), inputPath: '$.input' });
}

/** The next state gets one field of the function's response. */
export function outputPath(stack: Stack): IChainable {
  return new LambdaInvoke(stack, 'Invoke Handler', {
    lambdaFunction: functionIn(stack),
    outputPath: '$.Payload.result',
  });
}

/** The next state gets the input with the result in it. */
export function resultPath(stack: Stack): IChainable {
  return new DynamoPutItem(stack, 'PutItem', {
    item: { MessageId: DynamoAttributeValue.fromString('message-id') },
    table: tableIn(stack),
    resultPath: '$.Item',
  });
}
