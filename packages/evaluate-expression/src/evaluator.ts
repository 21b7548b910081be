import {
  type Architecture,
  Code,
  determineLatestNodeRuntime,
  type Runtime,
  RuntimeFamily,
  SingletonFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

const IDENTITY = '68d76fdb-6bf4-4ae7-9b53-dc033c18fa2a';

/** The function that evaluates expressions: one in each stack for all tasks of the same runtime and architecture. */
export function evaluatorIn(
  task: Construct,
  chosen: Runtime | undefined,
  architecture: Architecture,
): SingletonFunction {
  const runtime = chosen !== undefined && isNodeRuntime(chosen) ? chosen : determineLatestNodeRuntime(task);
  return new SingletonFunction(task, 'Evaluator', {
    uuid: `${IDENTITY}-${runtime.name}-${architecture.name}`,
    lambdaPurpose: 'EvaluateExpression',
    description: 'Evaluates expressions for AWS Step Functions',
    // Beside this module, in the source and in both builds alike.
    code: Code.fromAsset(`${__dirname}/handler`),
    handler: 'index.handler',
    runtime,
    architecture,
  });
}

/** Whether the runtime runs JavaScript. */
export function isNodeRuntime(runtime: Runtime): boolean {
  return runtime.family === RuntimeFamily.NODEJS;
}
