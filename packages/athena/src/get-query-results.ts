import { allow, type TaskProps, task, type Value } from '@sfn-tasks/core';
import type { Location } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type GetQueryResultsRequest, getQueryResults } from './api.generated';
import { resultReadAccess } from './s3-access';
import { type WorkGroupScope, workGroupArn } from './work-group';

/** Props of {@link AthenaGetQueryResults}. */
export interface AthenaGetQueryResultsProps extends TaskProps<GetQueryResultsRequest>, WorkGroupScope {
  /** The identifier of the query, as the start of the query returned it. */
  readonly queryExecutionId: string;
  /**
   * Where the page before ended.
   *
   * @default - the first page
   */
  readonly nextToken?: string;
  /**
   * The most rows of one page, 1 to 1000; the state's output holds 256 KiB at most.
   *
   * @default 1000
   */
  readonly maxResults?: Value<number>;
  /**
   * The folder in S3 that holds the results; narrows the permission to read them, and is no part of the request.
   *
   * @default - any bucket
   */
  readonly outputLocation?: Location;
}

/**
 * Fetches one page of a query's results.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 *
 * @example
 * import { AthenaGetQueryResults } from '@sfn-tasks/athena';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new AthenaGetQueryResults(new Stack(), 'Fetch the rows', {
 *   queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
 *   maxResults: 100,
 *   outputLocation: { bucketName: 'query-results', objectKey: 'reports' },
 * });
 */
export class AthenaGetQueryResults extends task<AthenaGetQueryResultsProps, GetQueryResultsRequest>({
  api: getQueryResults,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ queryExecutionId, nextToken, maxResults }) => ({
    QueryExecutionId: queryExecutionId,
    NextToken: nextToken,
    MaxResults: maxResults,
  }),
  policies: ({ workGroup, outputLocation }, task) => [
    allow('athena:GetQueryResults', workGroupArn(task, workGroup)),
    ...resultReadAccess(task, outputLocation),
  ],
}) {}
