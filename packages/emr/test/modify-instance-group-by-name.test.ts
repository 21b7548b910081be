import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Duration } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EmrModifyInstanceGroupByName } = ours;

describeTask({
  task: EmrModifyInstanceGroupByName,
  resource: 'elasticmapreduce:modifyInstanceGroupByName',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: [
      'elasticmapreduce:ModifyInstanceGroups',
      'elasticmapreduce:ListInstanceGroups',
    ],
  },
  props: () => ({ clusterId: 'j-1', instanceGroupName: 'workers', instanceGroup: { instanceCount: 3 } }),
});

describe('EmrModifyInstanceGroupByName', () => {
  test.each([
    ['j-1', 'j-1'],
    [JsonPath.stringAt('$.ClusterId'), '*'],
  ])('may touch cluster %p', (clusterId, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(
      stack,
      new EmrModifyInstanceGroupByName(stack, 'Task', {
        clusterId,
        instanceGroupName: 'workers',
        instanceGroup: { instanceCount: 3 },
      }),
    );
    // THEN
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:elasticmapreduce:eu-west-1:123456789012:cluster/${name}`,
    ]);
  });
});

describeParity('EmrModifyInstanceGroupByName', ours, [
  {
    name: 'minimal props',
    props: () => ({ clusterId: 'j-1', instanceGroupName: 'workers', instanceGroup: { instanceCount: 3 } }),
  },
  {
    name: 'all props',
    props: ({ at }) => ({
      clusterId: at('cluster'),
      instanceGroupName: at('group'),
      instanceGroup: {
        instanceCount: 3,
        eC2InstanceIdsToTerminate: ['i-1'],
        configurations: [{ classification: 'yarn-site', properties: { camelCase: 'kept' } }],
        shrinkPolicy: {
          decommissionTimeout: Duration.minutes(1),
          instanceResizePolicy: {
            instancesToProtect: ['i-2'],
            instancesToTerminate: ['i-3'],
            instanceTerminationTimeout: Duration.minutes(2),
          },
        },
      },
    }),
  },
]);
