import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EmrTerminateCluster } = ours;

describeTask({
  task: EmrTerminateCluster,
  resource: 'elasticmapreduce:terminateCluster',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['elasticmapreduce:TerminateJobFlows'],
    [IntegrationPattern.RUN_JOB]: [
      'elasticmapreduce:TerminateJobFlows',
      'elasticmapreduce:DescribeCluster',
      'events:DescribeRule',
      'events:PutRule',
      'events:PutTargets',
    ],
  },
  props: () => ({ clusterId: 'j-1' }),
});

describe('EmrTerminateCluster', () => {
  test.each([
    ['j-1', 'j-1'],
    [JsonPath.stringAt('$.ClusterId'), '*'],
  ])('waits by default, and may touch cluster %p', (clusterId, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { definition, statements } = synthesise(stack, new EmrTerminateCluster(stack, 'End', { clusterId }));
    // THEN
    expect(definition.States['End']!['Resource']).toMatch(/:terminateCluster\.sync$/);
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:elasticmapreduce:eu-west-1:123456789012:cluster/${name}`,
      'arn:<AWS::Partition>:events:eu-west-1:123456789012:rule/StepFunctionsGetEventForEMRTerminateJobFlowsRule',
    ]);
  });
});

describeParity('EmrTerminateCluster', ours, [
  {
    name: 'minimal props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: () => ({ clusterId: 'j-1' }),
  },
  { name: 'all props', props: ({ at }) => ({ clusterId: at('cluster'), comment: 'ends it' }) },
]);
