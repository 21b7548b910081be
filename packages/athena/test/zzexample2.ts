import { AthenaGetQueryExecution } from '@sfn-tasks/athena';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new AthenaGetQueryExecution(new Stack(), 'Look the query up', {
  queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
  workGroup: 'reports',
});
