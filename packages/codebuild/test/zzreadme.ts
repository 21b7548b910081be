import { CodeBuildBatchGetReports, CodeBuildStartBuild } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import { App, Stack } from 'aws-cdk-lib';
import { BuildSpec, ComputeType, Project } from 'aws-cdk-lib/aws-codebuild';
import { DefinitionBody, IntegrationPattern, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

const stack = new Stack(new App(), 'Site');

const build = new CodeBuildStartBuild(stack, 'Build the site', {
  project: new Project(stack, 'Project', { buildSpec: BuildSpec.fromSourceFilename('buildspec.yml') }),
  integrationPattern: IntegrationPattern.RUN_JOB,
  sourceVersion: JsonPath.stringAt('$.commit'),
  computeTypeOverride: ComputeType.LARGE,
  environmentVariablesOverride: { STAGE: { value: JsonPath.stringAt('$.stage') } },
});
const look = new CodeBuildBatchGetReports(stack, 'Look at the tests', {
  reportArns: JsonPath.listAt('$.Build.ReportArns'),
});
new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(build.next(look)) });

export const app = stack.node.root as any;
