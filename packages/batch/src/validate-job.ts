import { containsExpression, isKnown, type TaskContext, type Value } from '@sfn-tasks/core';
import { timeoutOf } from './attempt-timeout';
import type { BatchSubmitJobProps } from './submit-job-props';

/** Reports what AWS Batch would refuse, as far as it is known before the job runs. */
export function validateJob(props: BatchSubmitJobProps, task: TaskContext): void {
  const { jobName, arraySize, attempts, dependsOn, containerOverrides = {} } = props;
  const { environment = {}, gpuCount, vcpus } = containerOverrides;
  const seconds = timeoutOf(props)?.AttemptDurationSeconds;

  if (isKnown(jobName) && !/^[a-zA-Z0-9][\w-]{0,127}$/.test(jobName)) {
    task.reject(
      'jobName',
      `found ${JSON.stringify(jobName)}. Use up to 128 letters, digits, hyphens and underscores, the first a letter or digit.`,
    );
  }
  for (const [prop, scope, arn] of [
    ['jobDefinitionScope', props.jobDefinitionScope, props.jobDefinitionArn],
    ['jobQueueScope', props.jobQueueScope, props.jobQueueArn],
  ] as const) {
    if (scope === undefined || containsExpression(arn)) continue;
    task.reject(prop, `no expression yields the ARN, so the permissions name it alone. Leave ${prop} away.`);
  }
  if (isNumber(arraySize) && (arraySize < 2 || arraySize > 10_000)) {
    task.reject(
      'arraySize',
      `found ${arraySize}, an array job has 2 to 10000 children. Leave it away for a single job.`,
    );
  }
  if (isNumber(attempts) && (attempts < 1 || attempts > 10)) {
    task.reject('attempts', `found ${attempts}, a job starts 1 to 10 times. Retry the state for more.`);
  }
  if (isNumber(seconds) && seconds < 60) {
    const prop = props.timeout === undefined ? 'taskTimeout' : 'timeout';
    task.reject(prop, `found ${seconds} seconds, an attempt of a job gets 60 or more. Use a longer time.`);
  }
  if (Array.isArray(dependsOn) && dependsOn.length > 20) {
    task.reject(
      'dependsOn',
      `found ${dependsOn.length} jobs, a job waits for up to 20. Wait for the others in states before.`,
    );
  }
  for (const name of Object.keys(environment).filter((name) => name.startsWith('AWS_BATCH'))) {
    task.reject(
      'containerOverrides.environment',
      `found ${name}, but AWS Batch keeps names that start with AWS_BATCH to itself. Use another name.`,
    );
  }
  for (const [prop, amount] of Object.entries({ gpuCount, vcpus })) {
    if (!isNumber(amount) || amount > 0) continue;
    task.reject(
      `containerOverrides.${prop}`,
      `found ${amount}, more than 0 fits. Leave it away for what the job definition says.`,
    );
  }
}

function isNumber(value: Value<number> | undefined): value is number {
  return typeof value === 'number' && isKnown(value);
}
