import { TaskInput } from '@sfn-tasks/core';
import { LambdaInvocationType, LambdaInvoke } from '@sfn-tasks/lambda';
import type { Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { functionIn } from './given/function';

/** The payload is a field of the input, and nobody waits for the response. */
export function parameterFromTheStateJson(stack: Stack): IChainable {
  return new LambdaInvoke(stack, 'Invoke Handler', {
    lambdaFunction: functionIn(stack),
    payload: TaskInput.fromDataAt('$.input'),
    invocationType: LambdaInvocationType.EVENT,
  });
}
