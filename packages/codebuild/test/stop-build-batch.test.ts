import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Project } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { CodeBuildStopBuildBatch } from '../src';

describeTask({
  task: CodeBuildStopBuildBatch,
  resource: 'codebuild:stopBuildBatch',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['codebuild:StopBuildBatch'] },
  props: () => ({ id: 'site:6f9a' }),
});

describe('CodeBuildStopBuildBatch', () => {
  test.each([
    ['no project', () => undefined, '*'],
    ['a project', (stack: Stack) => Project.fromProjectName(stack, 'Site', 'site'), 'site'],
  ])('takes an identifier from the input; of %s', (_, project, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new CodeBuildStopBuildBatch(stack, 'Task', {
      id: JsonPath.stringAt('$.Build.Id'),
      project: project(stack),
    });
    const { definition, statements } = synthesise(stack, task);
    // THEN
    expect(definition.States['Task']!['Parameters']).toEqual({ 'Id.$': '$.Build.Id' });
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:project/${name}`,
    ]);
  });
});
