import { CodeBuildRetryBuildBatch } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

new CodeBuildRetryBuildBatch(new Stack(), 'Try the failed builds again', {
  id: JsonPath.stringAt('$.BuildBatch.Id'),
  integrationPattern: IntegrationPattern.RUN_JOB,
});
