import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EmrAddStep } = ours;
const ROLE = 'arn:aws:iam::123456789012:role/job';

describeTask({
  task: EmrAddStep,
  resource: 'elasticmapreduce:addStep',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['elasticmapreduce:AddJobFlowSteps'],
    [IntegrationPattern.RUN_JOB]: [
      'elasticmapreduce:AddJobFlowSteps',
      'elasticmapreduce:DescribeStep',
      'elasticmapreduce:CancelSteps',
      'events:DescribeRule',
      'events:PutRule',
      'events:PutTargets',
    ],
  },
  props: () => ({ clusterId: 'j-1', name: 'count', jar: 'command-runner.jar' }),
});

describe('EmrAddStep', () => {
  test.each([
    ['j-1', 'j-1'],
    [JsonPath.stringAt('$.ClusterId'), '*'],
  ])('may touch cluster %p', (clusterId, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new EmrAddStep(stack, 'Step', { clusterId, name: 'count', jar: 'command-runner.jar' });
    const [steps] = synthesise(stack, task).statements;
    // THEN
    expect(flatten(steps!.Resource)).toBe(
      `arn:<AWS::Partition>:elasticmapreduce:eu-west-1:123456789012:cluster/${name}`,
    );
  });

  test('may add steps with the role that it names only', () => {
    const stack = stackIn();
    const task = new EmrAddStep(stack, 'Step', {
      clusterId: 'j-1',
      name: 'count',
      jar: 'command-runner.jar',
      executionRoleArn: ROLE,
    });
    expect(synthesise(stack, task).statements).toContainEqual(
      expect.objectContaining({
        Action: 'elasticmapreduce:AddJobFlowSteps',
        Condition: { StringEquals: { 'elasticmapreduce:ExecutionRoleArn': ROLE } },
      }),
    );
  });

  test('a role that an expression yields brings no condition', () => {
    const stack = stackIn();
    const task = new EmrAddStep(stack, 'Step', {
      clusterId: 'j-1',
      name: 'count',
      jar: 'command-runner.jar',
      executionRoleArn: JsonPath.stringAt('$.role'),
      integrationPattern: IntegrationPattern.REQUEST_RESPONSE,
    });
    expect(synthesise(stack, task).statements).toEqual([expect.not.objectContaining({ Condition: expect.anything() })]);
  });
});

describeParity('EmrAddStep', ours, [
  {
    name: 'minimal props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: () => ({ clusterId: 'j-1', name: 'count', jar: 'command-runner.jar' }),
  },
  {
    name: 'all props',
    props: ({ at, library }) => ({
      clusterId: at('cluster'),
      name: at('name'),
      jar: at('jar'),
      mainClass: 'com.example.Count',
      args: ['--words', 'all'],
      properties: { camelCase: 'kept' },
      executionRoleArn: ROLE,
      actionOnFailure: library.ActionOnFailure.TERMINATE_CLUSTER,
    }),
  },
]);
