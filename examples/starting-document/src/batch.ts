import { BatchSubmitJob } from '@sfn-tasks/batch';
import type { Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Submits a job of a definition to a queue, both made elsewhere. */
export function submitJob(stack: Stack): IChainable {
  const batchArn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'batch', resource, resourceName });

  return new BatchSubmitJob(stack, 'Submit Job', {
    jobDefinitionArn: batchArn('job-definition', 'MyJobDefinition:1'),
    jobName: 'MyJob',
    jobQueueArn: batchArn('job-queue', 'MyJobQueue'),
  });
}
