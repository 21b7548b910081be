import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EmrCancelStep } = ours;

describeTask({
  task: EmrCancelStep,
  resource: 'elasticmapreduce:cancelStep',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['elasticmapreduce:CancelSteps'] },
  props: () => ({ clusterId: 'j-1', stepId: 's-1' }),
});

describe('EmrCancelStep', () => {
  test.each([
    ['j-1', 'j-1'],
    [JsonPath.stringAt('$.ClusterId'), '*'],
  ])('may touch cluster %p', (clusterId, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(stack, new EmrCancelStep(stack, 'Task', { clusterId, stepId: 's-1' }));
    // THEN
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:elasticmapreduce:eu-west-1:123456789012:cluster/${name}`,
    ]);
  });
});

describeParity('EmrCancelStep', ours, [
  { name: 'minimal props', props: () => ({ clusterId: 'j-1', stepId: 's-1' }) },
  { name: 'all props', props: ({ at }) => ({ clusterId: at('cluster'), stepId: at('step') }) },
]);
