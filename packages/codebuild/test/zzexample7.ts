import { CodeBuildBatchGetReports } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new CodeBuildBatchGetReports(new Stack(), 'Look at the tests', {
  reportArns: JsonPath.listAt('$.Build.ReportArns'),
});
