import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StopQueryExecutionRequest, stopQueryExecution } from './api.generated';
import { type WorkGroupScope, workGroupArn } from './work-group';

/** Props of {@link AthenaStopQueryExecution}. */
export interface AthenaStopQueryExecutionProps extends TaskProps<StopQueryExecutionRequest>, WorkGroupScope {
  /** The identifier of the query, as the start of the query returned it. */
  readonly queryExecutionId: string;
}

/**
 * Stops a query.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 *
 * @example
 * import { AthenaStopQueryExecution } from '@sfn-tasks/athena';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new AthenaStopQueryExecution(new Stack(), 'Stop the query', {
 *   queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
 *   workGroup: 'reports',
 * });
 */
export class AthenaStopQueryExecution extends task<AthenaStopQueryExecutionProps, StopQueryExecutionRequest>({
  api: stopQueryExecution,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ queryExecutionId }) => ({ QueryExecutionId: queryExecutionId }),
  policies: ({ workGroup }, task) => [allow('athena:StopQueryExecution', workGroupArn(task, workGroup))],
}) {}
