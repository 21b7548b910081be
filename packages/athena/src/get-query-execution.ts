import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type GetQueryExecutionRequest, getQueryExecution } from './api.generated';
import { type WorkGroupScope, workGroupArn } from './work-group';

/** Props of {@link AthenaGetQueryExecution}. */
export interface AthenaGetQueryExecutionProps extends TaskProps<GetQueryExecutionRequest>, WorkGroupScope {
  /** The identifier of the query, as the start of the query returned it. */
  readonly queryExecutionId: string;
}

/**
 * Looks up one run of a query: its state, statistics and where its results are.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 *
 * @example
 * import { AthenaGetQueryExecution } from '@sfn-tasks/athena';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new AthenaGetQueryExecution(new Stack(), 'Look the query up', {
 *   queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
 *   workGroup: 'reports',
 * });
 */
export class AthenaGetQueryExecution extends task<AthenaGetQueryExecutionProps, GetQueryExecutionRequest>({
  api: getQueryExecution,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ queryExecutionId }) => ({ QueryExecutionId: queryExecutionId }),
  policies: ({ workGroup }, task) => [allow('athena:GetQueryExecution', workGroupArn(task, workGroup))],
}) {}
