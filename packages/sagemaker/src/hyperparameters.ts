import type { Value } from '@sfn-tasks/core';
import { Token, Tokenization } from 'aws-cdk-lib';

/** Hyperparameters as the API takes them, which knows text only: numbers and booleans become theirs. An expression has to yield text. */
export function hyperparametersOf(
  parameters: Value<Readonly<Record<string, unknown>>> | undefined,
): Value<Record<string, unknown>> | undefined {
  if (typeof parameters !== 'object' || Tokenization.isResolvable(parameters)) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, isPlainScalar(value) ? String(value) : value]),
  );
}

function isPlainScalar(value: unknown): value is number | boolean {
  return (typeof value === 'number' || typeof value === 'boolean') && !Token.isUnresolved(value);
}
