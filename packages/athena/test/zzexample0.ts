import { AthenaStopQueryExecution } from '@sfn-tasks/athena';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new AthenaStopQueryExecution(new Stack(), 'Stop the query', {
  queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
  workGroup: 'reports',
});
