import { AthenaGetQueryResults } from '@sfn-tasks/athena';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new AthenaGetQueryResults(new Stack(), 'Fetch the rows', {
  queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
  maxResults: 100,
  outputLocation: { bucketName: 'query-results', objectKey: 'reports' },
});
