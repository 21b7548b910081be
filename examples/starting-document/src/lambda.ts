import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { LambdaInvoke } from '@sfn-tasks/lambda';
import type { Stack } from 'aws-cdk-lib';
import { type IChainable, IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { functionIn } from './given/function';

/** The function gets the state's input. */
export function invokeWithStateInput(stack: Stack): IChainable {
  return new LambdaInvoke(stack, 'Invoke with state input', { lambdaFunction: functionIn(stack) });
}

/** The function gets an empty object, and then what it made of it. */
export function invokeWithPayload(stack: Stack): IChainable {
  const lambdaFunction = functionIn(stack);

  const withEmptyObject = new LambdaInvoke(stack, 'Invoke with empty object as payload', {
    lambdaFunction,
    payload: TaskInput.fromObject({}),
  });

  const withPayloadOfInput = new LambdaInvoke(stack, 'Invoke with payload field in the state input', {
    lambdaFunction,
    payload: TaskInput.fromDataAt('$.Payload'),
  });

  return withEmptyObject.next(withPayloadOfInput);
}

/** The next state gets what the function returned, without the API's metadata. */
export function invokeAndSetResponse(stack: Stack): IChainable {
  return new LambdaInvoke(stack, 'Invoke and set function response as task output', {
    lambdaFunction: functionIn(stack),
    outputPath: '$.Payload',
  });
}

/** The next state gets the input with what the function returned in it. */
export function invokeAndCombineResponse(stack: Stack): IChainable {
  return new LambdaInvoke(stack, 'Invoke and combine function response with task input', {
    lambdaFunction: functionIn(stack),
    payloadResponseOnly: true,
    resultPath: '$.fn',
  });
}

/** The state waits until somebody returns the token that the function gets. */
export function invokeWithCallback(stack: Stack): IChainable {
  return new LambdaInvoke(stack, 'Invoke with callback', {
    lambdaFunction: functionIn(stack),
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject({ token: JsonPath.taskToken, input: JsonPath.stringAt('$.someField') }),
  });
}
