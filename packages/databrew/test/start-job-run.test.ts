import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { CfnJob } from 'aws-cdk-lib/aws-databrew';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { GlueDataBrewStartJobRun } = ours;

describeTask({
  task: GlueDataBrewStartJobRun,
  resource: 'databrew:startJobRun',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['databrew:StartJobRun'],
    [IntegrationPattern.RUN_JOB]: ['databrew:StartJobRun', 'databrew:ListJobRuns', 'databrew:StopJobRun'],
  },
  props: () => ({ name: 'orders' }),
});

describe('GlueDataBrewStartJobRun', () => {
  test.each([
    ['orders', QueryLanguage.JSON_PATH, 'orders'],
    [JsonPath.stringAt('$.job'), QueryLanguage.JSON_PATH, '*'],
    [Jsonata.stringAt('$states.input.job'), QueryLanguage.JSONATA, '*'],
    ['{% $states.input.job %}', QueryLanguage.JSONATA, '*'],
  ])('may run the job %p alone, or any that the input names', (name, queryLanguage, expected) => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new GlueDataBrewStartJobRun(stack, 'Clean', { name, queryLanguage }));
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:databrew:eu-west-1:123456789012:job/${expected}`,
    ]);
  });

  test('may run the job of the stack, whose name only the deployment knows', () => {
    // GIVEN
    const stack = stackIn();
    const job = new CfnJob(stack, 'Job', {
      name: 'orders',
      type: 'PROFILE',
      roleArn: 'arn:aws:iam::123456789012:role/a',
    });
    // WHEN
    const { definition, statements } = synthesise(
      stack,
      new GlueDataBrewStartJobRun(stack, 'Clean', { name: job.ref }),
    );
    // THEN
    expect(definition.States['Clean']!['Parameters']).toEqual({ Name: '<Job>' });
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      'arn:<AWS::Partition>:databrew:eu-west-1:123456789012:job/<Job>',
    ]);
  });
});

const BOTH_PATTERNS = [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB];

describeParity('GlueDataBrewStartJobRun', ours, [
  { name: 'minimal props', patterns: BOTH_PATTERNS, props: () => ({ name: 'orders' }) },
  { name: 'a name from the input', patterns: BOTH_PATTERNS, props: ({ at }) => ({ name: at('job') }) },
]);
