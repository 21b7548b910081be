/**
 * What a task that waits for an execution makes of the execution's input and output in its own result.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 *
 * @example
 * import { ExecutionOutputFormat } from '@sfn-tasks/stepfunctions';
 *
 * const outputFormat = ExecutionOutputFormat.STRING;
 */
export enum ExecutionOutputFormat {
  /** `Input` and `Output` are JSON values: the next state reads `$.Output.total`. */
  JSON = '.sync:2',
  /** `Input` and `Output` are text that holds JSON; the next state passes it on or parses it. */
  STRING = '.sync',
}
