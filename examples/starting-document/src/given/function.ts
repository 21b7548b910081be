import type { Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';

/** The function that examples call. */
export function functionIn(stack: Stack): LambdaFunction {
  return new LambdaFunction(stack, 'Function', {
    code: Code.fromInline('exports.handler = async (event) => event;'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
  });
}
