import { CodeBuildStopBuild } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';

new CodeBuildStopBuild(new Stack(), 'Stop the build', { id: JsonPath.stringAt('$.Build.Id') });
