import { CodeBuildStartBuildBatch } from '@sfn-tasks/codebuild';
import { Stack } from 'aws-cdk-lib';
import { Project } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

const stack = new Stack();
new CodeBuildStartBuildBatch(stack, 'Build for all systems', {
  project: Project.fromProjectName(stack, 'Tool', 'tool'),
  integrationPattern: IntegrationPattern.RUN_JOB,
  buildBatchConfigOverride: { restrictions: { maximumBuildsAllowed: 4 } },
});
