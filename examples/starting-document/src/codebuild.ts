import { CodeBuildStartBuild } from '@sfn-tasks/codebuild';
import { JsonPath } from '@sfn-tasks/core';
import type { Stack } from 'aws-cdk-lib';
import { BuildEnvironmentVariableType, BuildSpec, Project } from 'aws-cdk-lib/aws-codebuild';
import { type IChainable, IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

/** Builds a project with a variable from the input, and waits for the build. */
export function startBuild(stack: Stack): IChainable {
  const codebuildProject = new Project(stack, 'Project', {
    projectName: 'MyTestProject',
    buildSpec: BuildSpec.fromObject({
      version: '0.2',
      phases: { build: { commands: ['echo "Hello, CodeBuild!"'] } },
    }),
  });

  return new CodeBuildStartBuild(stack, 'Task', {
    project: codebuildProject,
    integrationPattern: IntegrationPattern.RUN_JOB,
    environmentVariablesOverride: {
      ZONE: { type: BuildEnvironmentVariableType.PLAINTEXT, value: JsonPath.stringAt('$.envVariables.zone') },
    },
  });
}
