import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EmrSetClusterTerminationProtection } = ours;

describeTask({
  task: EmrSetClusterTerminationProtection,
  resource: 'elasticmapreduce:setClusterTerminationProtection',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['elasticmapreduce:SetTerminationProtection'] },
  props: () => ({ clusterId: 'j-1', terminationProtected: true }),
});

describe('EmrSetClusterTerminationProtection', () => {
  test.each([
    ['j-1', 'j-1'],
    [JsonPath.stringAt('$.ClusterId'), '*'],
  ])('may touch cluster %p', (clusterId, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(
      stack,
      new EmrSetClusterTerminationProtection(stack, 'Task', { clusterId, terminationProtected: true }),
    );
    // THEN
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:elasticmapreduce:eu-west-1:123456789012:cluster/${name}`,
    ]);
  });
});

describeParity('EmrSetClusterTerminationProtection', ours, [
  { name: 'minimal props', props: () => ({ clusterId: 'j-1', terminationProtected: true }) },
  { name: 'all props', props: ({ at }) => ({ clusterId: at('cluster'), terminationProtected: false }) },
]);
