import { allow } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction, IVersion } from 'aws-cdk-lib/aws-lambda';
import type { LambdaInvokeProps } from './invoke-props';

/** What lets the state machine invoke the function. */
export function invokePermissions({ lambdaFunction, grantAllQualifiers }: LambdaInvokeProps): PolicyStatement[] {
  const functions = grantAllQualifiers ? allQualifiersOf(lambdaFunction) : lambdaFunction.resourceArnsForGrantInvoke;
  return [allow('lambda:InvokeFunction', functions)];
}

/** The function itself stays out where one of its versions or aliases was asked for. */
function allQualifiersOf(lambdaFunction: IFunction & Partial<IVersion>): string[] {
  if (lambdaFunction.lambda !== undefined) return [`${lambdaFunction.lambda.functionArn}:*`];
  // An imported ARN may name a version in its eighth part.
  const [unqualified, qualifier] = splitQualifier(lambdaFunction.functionArn);
  return qualifier === undefined ? lambdaFunction.resourceArnsForGrantInvoke : [`${unqualified}:*`];
}

function splitQualifier(arn: string): [unqualified: string, qualifier: string | undefined] {
  const parts = arn.split(':');
  return [parts.slice(0, 7).join(':'), parts[7]];
}
