import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EmrModifyInstanceFleetByName } = ours;

describeTask({
  task: EmrModifyInstanceFleetByName,
  resource: 'elasticmapreduce:modifyInstanceFleetByName',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: [
      'elasticmapreduce:ModifyInstanceFleet',
      'elasticmapreduce:ListInstanceFleets',
    ],
  },
  props: () => ({ clusterId: 'j-1', instanceFleetName: 'workers', targetOnDemandCapacity: 1, targetSpotCapacity: 2 }),
});

describe('EmrModifyInstanceFleetByName', () => {
  test.each([
    ['j-1', 'j-1'],
    [JsonPath.stringAt('$.ClusterId'), '*'],
  ])('may touch cluster %p', (clusterId, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(
      stack,
      new EmrModifyInstanceFleetByName(stack, 'Task', {
        clusterId,
        instanceFleetName: 'workers',
        targetOnDemandCapacity: 1,
        targetSpotCapacity: 2,
      }),
    );
    // THEN
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:elasticmapreduce:eu-west-1:123456789012:cluster/${name}`,
    ]);
  });
});

describeParity('EmrModifyInstanceFleetByName', ours, [
  {
    name: 'minimal props',
    props: () => ({ clusterId: 'j-1', instanceFleetName: 'workers', targetOnDemandCapacity: 1, targetSpotCapacity: 2 }),
  },
  {
    name: 'all props',
    props: ({ at }) => ({
      clusterId: at('cluster'),
      instanceFleetName: at('fleet'),
      targetOnDemandCapacity: 0,
      targetSpotCapacity: 2,
    }),
  },
]);
