import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Project } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { CodeBuildBatchDeleteBuilds } from '../src';

describeTask({
  task: CodeBuildBatchDeleteBuilds,
  resource: 'codebuild:batchDeleteBuilds',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['codebuild:BatchDeleteBuilds'] },
  props: () => ({ ids: ['site:6f9a'] }),
});

describe('CodeBuildBatchDeleteBuilds', () => {
  test('takes the list that a path selects, and keeps to the project', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { definition, statements } = synthesise(
      stack,
      new CodeBuildBatchDeleteBuilds(stack, 'Delete', {
        ids: JsonPath.listAt('$.Build..Arn'),
        project: Project.fromProjectName(stack, 'Site', 'site'),
      }),
    );
    // THEN
    expect(definition.States['Delete']!['Parameters']).toEqual({ 'Ids.$': '$.Build..Arn' });
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      'arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:project/site',
    ]);
  });

  test('takes expressions inside the list', () => {
    const stack = stackIn();
    const task = CodeBuildBatchDeleteBuilds.jsonata(stack, 'Delete', {
      ids: ['site:6f9a', Jsonata.stringAt('$states.input.id')],
    });
    expect(synthesiseState(stack, task)['Arguments']).toEqual({ Ids: ['site:6f9a', '{% $states.input.id %}'] });
  });
});
