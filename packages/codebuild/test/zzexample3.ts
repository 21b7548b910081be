import { CodeBuildBatchDeleteBuilds } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new CodeBuildBatchDeleteBuilds(new Stack(), 'Delete the build', { ids: [JsonPath.stringAt('$.Build.Id')] });
