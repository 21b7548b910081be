import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EksDeleteNodegroup } from '../src';

describeTask({
  task: EksDeleteNodegroup,
  resource: 'eks:deleteNodegroup',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['eks:DeleteNodegroup'],
    [IntegrationPattern.RUN_JOB]: ['eks:DeleteNodegroup', 'eks:DescribeNodegroup'],
  },
  props: () => ({ clusterName: 'nightly', nodegroupName: 'workers' }),
});

test.each([
  ['nightly', 'nightly'],
  [JsonPath.stringAt('$.name'), '*'],
])('given cluster %p, EksDeleteNodegroup may touch what it names', (clusterName, name) => {
  // GIVEN
  const stack = stackIn();
  // WHEN
  const { definition, statements } = synthesise(
    stack,
    new EksDeleteNodegroup(stack, 'Delete', { clusterName, nodegroupName: 'workers' }),
  );
  // THEN
  expect(definition.States['Delete']!['Parameters']).toEqual(expect.objectContaining({ NodegroupName: 'workers' }));
  expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
    `arn:<AWS::Partition>:eks:eu-west-1:123456789012:nodegroup/${name}/workers/*`,
  ]);
});
