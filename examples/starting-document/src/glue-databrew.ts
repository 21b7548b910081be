import { GlueDataBrewStartJobRun } from '@sfn-tasks/databrew';
import type { Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Runs a job by its name. */
export function startDataBrewJobRun(stack: Stack): IChainable {
  return new GlueDataBrewStartJobRun(stack, 'Task', { name: 'databrew-job' });
}
