import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { GlueStartJobRun, WorkerTypeV2 } from '@sfn-tasks/glue';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

new GlueStartJobRun(new Stack(), 'Transform the orders', {
  glueJobName: 'orders',
  integrationPattern: IntegrationPattern.RUN_JOB,
  arguments: TaskInput.fromObject({ '--day': JsonPath.stringAt('$.day') }),
  workerConfiguration: { workerTypeV2: WorkerTypeV2.G_1X, numberOfWorkers: 4 },
});
