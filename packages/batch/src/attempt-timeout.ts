import { durationIn, Jsonata, JsonPath, type TaskProps } from '@sfn-tasks/core';
import type { JobTimeout } from './api.generated';

/** The time of a task as AWS Batch takes it: for each attempt of the job. */
export function timeoutOf({ timeout, taskTimeout }: TaskProps): JobTimeout | undefined {
  const seconds = durationIn(timeout, 'seconds') ?? taskTimeout?.seconds;
  if (seconds !== undefined) return { AttemptDurationSeconds: seconds };
  if (taskTimeout?.path !== undefined) return { AttemptDurationSeconds: JsonPath.numberAt(taskTimeout.path) };
  const expression = taskTimeout?.jsonataExpression;
  return expression === undefined ? undefined : { AttemptDurationSeconds: Jsonata.numberAt(expression) };
}
