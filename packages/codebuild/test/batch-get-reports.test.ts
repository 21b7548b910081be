import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { ReportGroup } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { CodeBuildBatchGetReports } from '../src';

const REPORT = 'arn:<partition>:codebuild:eu-west-1:123456789012:report/unit:6f9a';

describeTask({
  task: CodeBuildBatchGetReports,
  resource: 'codebuild:batchGetReports',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['codebuild:BatchGetReports'] },
  props: () => ({ reportArns: [REPORT] }),
});

describe('CodeBuildBatchGetReports', () => {
  test('takes the reports that a build returned', () => {
    const stack = stackIn();
    const task = CodeBuildBatchGetReports.jsonata(stack, 'Look', {
      reportArns: Jsonata.listAt('$states.input.Build.ReportArns'),
    });
    expect(synthesiseState(stack, task)['Arguments']).toEqual({ ReportArns: '{% $states.input.Build.ReportArns %}' });
  });

  test('keeps to the report groups that are named', () => {
    // GIVEN
    const stack = stackIn();
    const reportGroups = ['unit', 'browser'].map((name) => ReportGroup.fromReportGroupName(stack, name, name));
    // WHEN
    const { statements } = synthesise(
      stack,
      new CodeBuildBatchGetReports(stack, 'Look', { reportArns: JsonPath.listAt('$.reports'), reportGroups }),
    );
    // THEN
    expect(statements.flatMap(({ Resource }) => [Resource].flat().map(flatten))).toEqual([
      'arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:report-group/unit',
      'arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:report-group/browser',
    ]);
  });

  test('may look at any report group where none is named', () => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new CodeBuildBatchGetReports(stack, 'Look', { reportArns: [REPORT] }));
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      'arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:report-group/*',
    ]);
  });
});
