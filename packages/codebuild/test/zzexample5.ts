import { CodeBuildStopBuildBatch } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new CodeBuildStopBuildBatch(new Stack(), 'Stop the batch', { id: JsonPath.stringAt('$.BuildBatch.Id') });
