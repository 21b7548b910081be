import { Token } from 'aws-cdk-lib';

/** Hyperparameters as the API takes them, which knows text only: numbers and booleans become theirs. */
export function hyperparametersOf(
  parameters: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> | undefined {
  return (
    parameters &&
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, isPlainScalar(value) ? String(value) : value]),
    )
  );
}

function isPlainScalar(value: unknown): value is number | boolean {
  return (typeof value === 'number' || typeof value === 'boolean') && !Token.isUnresolved(value);
}
