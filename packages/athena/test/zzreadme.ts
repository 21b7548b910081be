import { AthenaGetQueryResults, AthenaStartQueryExecution } from '@sfn-tasks/athena';
import { JsonPath } from '@sfn-tasks/core';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, IntegrationPattern, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

const stack = new Stack(new App(), 'Reports');
const results = new Bucket(stack, 'Results');
const outputLocation = { bucketName: results.bucketName, objectKey: 'orders' };

const count = new AthenaStartQueryExecution(stack, 'Count the orders', {
  integrationPattern: IntegrationPattern.RUN_JOB,
  queryString: 'SELECT count(*) FROM orders WHERE day = ?',
  executionParameters: [JsonPath.stringAt('$.day')],
  queryExecutionContext: { databaseName: 'sales' },
  resultConfiguration: { outputLocation },
  dataLocations: [new Bucket(stack, 'Sales')],
});
const fetch = new AthenaGetQueryResults(stack, 'Fetch the count', {
  queryExecutionId: JsonPath.stringAt('$.QueryExecution.QueryExecutionId'),
  outputLocation,
});
new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(count.next(fetch)) });

export const app = stack.node.root as any;
