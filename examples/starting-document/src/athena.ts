import {
  AthenaGetQueryExecution,
  AthenaGetQueryResults,
  AthenaStartQueryExecution,
  AthenaStopQueryExecution,
  EncryptionOption,
} from '@sfn-tasks/athena';
import { JsonPath } from '@sfn-tasks/core';
import type { Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Runs a query of the input. */
export function startQueryExecution(stack: Stack): IChainable {
  return new AthenaStartQueryExecution(stack, 'Start Athena Query', {
    queryString: JsonPath.stringAt('$.queryString'),
    queryExecutionContext: { databaseName: 'mydatabase' },
    resultConfiguration: {
      encryptionConfiguration: { encryptionOption: EncryptionOption.S3_MANAGED },
      outputLocation: { bucketName: 'query-results-bucket', objectKey: 'folder' },
    },
  });
}

/** Looks at a query. */
export function getQueryExecution(stack: Stack): IChainable {
  return new AthenaGetQueryExecution(stack, 'Get Query Execution', {
    queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
  });
}

/** Reads what a query found. */
export function getQueryResults(stack: Stack): IChainable {
  return new AthenaGetQueryResults(stack, 'Get Query Results', {
    queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
  });
}

/** Stops a query. */
export function stopQueryExecution(stack: Stack): IChainable {
  return new AthenaStopQueryExecution(stack, 'Stop Query Execution', {
    queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
  });
}
