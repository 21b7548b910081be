import { TaskInput } from '@sfn-tasks/core';
import { GlueStartJobRun } from '@sfn-tasks/glue';
import { Duration, type Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Runs a job with an argument, a limit of time and a note when it takes long. */
export function startGlueJobRun(stack: Stack): IChainable {
  return new GlueStartJobRun(stack, 'Task', {
    glueJobName: 'my-glue-job',
    arguments: TaskInput.fromObject({ key: 'value' }),
    timeout: Duration.minutes(30),
    notifyDelayAfter: Duration.minutes(5),
  });
}
