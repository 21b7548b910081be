import { allow, arnOr, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { IReportGroupRef } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type BatchGetReportsRequest, batchGetReports } from './api.generated';

/** Props of {@link CodeBuildBatchGetReports}. */
export interface CodeBuildBatchGetReportsProps extends TaskProps<BatchGetReportsRequest> {
  /** The ARNs of the reports, 1 to 100, as a build returns them. */
  readonly reportArns: Value<readonly string[]>;
  /**
   * The groups of the reports; narrow the permission, and are no part of the request.
   *
   * @default - any report group of the account
   */
  readonly reportGroups?: readonly IReportGroupRef[];
}

/**
 * Looks up reports of builds: how many tests ran and failed, and which part of the code they covered.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 *
 * @example
 * import { CodeBuildBatchGetReports } from '@sfn-tasks/codebuild';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new CodeBuildBatchGetReports(new Stack(), 'Look at the tests', {
 *   reportArns: JsonPath.listAt('$.Build.ReportArns'),
 * });
 */
export class CodeBuildBatchGetReports extends task<CodeBuildBatchGetReportsProps, BatchGetReportsRequest>({
  api: batchGetReports,
  convertedProps: ['reportGroups[]'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ reportArns }) => ({ ReportArns: reportArns }),
  policies: ({ reportGroups }, task) => {
    const all = Stack.of(task).formatArn({ service: 'codebuild', resource: 'report-group', resourceName: '*' });
    const named = reportGroups?.map(({ reportGroupRef }) => arnOr(reportGroupRef.reportGroupArn, all));
    return [allow('codebuild:BatchGetReports', named ?? all)];
  },
}) {}
