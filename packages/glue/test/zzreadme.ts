import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { GlueStartCrawlerRun, GlueStartJobRun, WorkerTypeV2 } from '@sfn-tasks/glue';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { DefinitionBody, IntegrationPattern, StateMachine, Timeout } from 'aws-cdk-lib/aws-stepfunctions';

const stack = new Stack(new App(), 'Orders');

const transform = new GlueStartJobRun(stack, 'Transform the orders', {
  glueJobName: 'orders',
  integrationPattern: IntegrationPattern.RUN_JOB,
  arguments: TaskInput.fromObject({ '--day': JsonPath.stringAt('$.day') }),
  workerConfiguration: { workerTypeV2: WorkerTypeV2.G_1X, numberOfWorkers: 4 },
  taskTimeout: Timeout.duration(Duration.hours(2)),
});
const crawl = new GlueStartCrawlerRun(stack, 'Crawl the orders', { crawlerName: 'orders' });
new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(transform.next(crawl)) });

export const app = stack.node.root as any;
