import { CodeBuildDeleteBuildBatch } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new CodeBuildDeleteBuildBatch(new Stack(), 'Delete the batch', { id: JsonPath.stringAt('$.BuildBatch.Id') });
