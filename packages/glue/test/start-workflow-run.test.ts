import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { GlueStartWorkflowRun, type GlueStartWorkflowRunProps } from '../src';

describeTask<GlueStartWorkflowRunProps>({
  task: GlueStartWorkflowRun,
  resource: 'aws-sdk:glue:startWorkflowRun',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['glue:StartWorkflowRun'] },
  props: () => ({ workflowName: 'load' }),
});

describe('GlueStartWorkflowRun', () => {
  test.each([
    ['load', 'load'],
    [JsonPath.stringAt('$.workflow'), '*'],
  ])('may start the workflow %p alone, or any that the input names', (workflowName, name) => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new GlueStartWorkflowRun(stack, 'Run', { workflowName }));
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:glue:eu-west-1:123456789012:workflow/${name}`,
    ]);
  });

  test.each([
    [QueryLanguage.JSON_PATH, { day: JsonPath.stringAt('$.day'), mode: 'full' }, { 'day.$': '$.day', mode: 'full' }],
    [QueryLanguage.JSONATA, '{% $states.input.properties %}' as const, '{% $states.input.properties %}'],
  ])('gives the run properties in %s', (queryLanguage, runProperties, expected) => {
    const stack = stackIn();
    const task = new GlueStartWorkflowRun(stack, 'Run', { workflowName: 'load', runProperties, queryLanguage });
    const state = synthesiseState(stack, task);
    expect(state['Parameters'] ?? state['Arguments']).toEqual({ Name: 'load', RunProperties: expected });
  });
});
