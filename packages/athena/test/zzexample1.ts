import { AthenaStartQueryExecution } from '@sfn-tasks/athena';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

const stack = new Stack();
new AthenaStartQueryExecution(stack, 'Count the orders', {
  integrationPattern: IntegrationPattern.RUN_JOB,
  queryString: 'SELECT count(*) FROM orders',
  queryExecutionContext: { databaseName: 'sales' },
  resultConfiguration: { outputLocation: { bucketName: 'query-results', objectKey: 'orders' } },
  dataLocations: [new Bucket(stack, 'Sales')],
});
