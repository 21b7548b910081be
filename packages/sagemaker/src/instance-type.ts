import { containsExpression } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';

/** The instance type in the words of SageMaker, which puts `ml.` before those of EC2; an expression yields it whole. */
export function mlInstanceType(type: InstanceType | string | undefined): string | undefined {
  if (type === undefined) return undefined;
  const name = type.toString();
  if (containsExpression(name) || name.startsWith('ml.')) return name;
  // A token as text is the caller's own spelling; as an `InstanceType` it is one of EC2.
  return typeof type === 'string' && Token.isUnresolved(type) ? type : `ml.${name}`;
}
