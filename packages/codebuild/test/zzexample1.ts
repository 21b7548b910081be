import { CodeBuildStartBuild } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import { Project } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

const stack = new Stack();
new CodeBuildStartBuild(stack, 'Build the site', {
  project: Project.fromProjectName(stack, 'Site', 'site'),
  integrationPattern: IntegrationPattern.RUN_JOB,
  sourceVersion: JsonPath.stringAt('$.commit'),
  environmentVariablesOverride: { STAGE: { value: JsonPath.stringAt('$.stage') } },
});
