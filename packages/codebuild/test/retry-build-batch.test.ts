import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Project } from 'aws-cdk-lib/aws-codebuild';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { CodeBuildRetryBuildBatch } from '../src';

describeTask({
  task: CodeBuildRetryBuildBatch,
  resource: 'codebuild:retryBuildBatch',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['codebuild:RetryBuildBatch'],
    [IntegrationPattern.RUN_JOB]: [
      'codebuild:RetryBuildBatch',
      'codebuild:StopBuildBatch',
      'codebuild:BatchGetBuildBatches',
    ],
  },
  props: () => ({ id: 'tool:6f9a' }),
});

describe('CodeBuildRetryBuildBatch', () => {
  test('renders every prop, and keeps to the project', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { definition, statements } = synthesise(
      stack,
      new CodeBuildRetryBuildBatch(stack, 'Retry', {
        id: JsonPath.stringAt('$.BuildBatch.Id'),
        retryType: 'RETRY_FAILED_BUILDS',
        idempotencyToken: JsonPath.uuid(),
        project: Project.fromProjectName(stack, 'Tool', 'tool'),
      }),
    );
    // THEN
    expect(definition.States['Retry']!['Parameters']).toEqual({
      'Id.$': '$.BuildBatch.Id',
      RetryType: 'RETRY_FAILED_BUILDS',
      'IdempotencyToken.$': 'States.UUID()',
    });
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      'arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:project/tool',
    ]);
  });

  test('takes JSONata', () => {
    const stack = stackIn();
    const props = { id: Jsonata.stringAt('$states.input.BuildBatch.Id'), retryType: '{% $states.input.type %}' };
    expect(synthesiseState(stack, CodeBuildRetryBuildBatch.jsonata(stack, 'Retry', props))['Arguments']).toEqual({
      Id: '{% $states.input.BuildBatch.Id %}',
      RetryType: '{% $states.input.type %}',
    });
  });
});
