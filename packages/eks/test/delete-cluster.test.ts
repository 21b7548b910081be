import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EksDeleteCluster } from '../src';

describeTask({
  task: EksDeleteCluster,
  resource: 'eks:deleteCluster',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['eks:DeleteCluster'],
    [IntegrationPattern.RUN_JOB]: ['eks:DeleteCluster', 'eks:DescribeCluster'],
  },
  props: () => ({ clusterName: 'nightly' }),
});

test.each([
  ['nightly', 'nightly'],
  [JsonPath.stringAt('$.name'), '*'],
])('given cluster %p, EksDeleteCluster may touch what it names', (clusterName, name) => {
  // GIVEN
  const stack = stackIn();
  // WHEN
  const { definition, statements } = synthesise(stack, new EksDeleteCluster(stack, 'Delete', { clusterName }));
  // THEN
  expect(definition.States['Delete']!['Parameters']).toEqual(
    expect.objectContaining(name === '*' ? { 'Name.$': '$.name' } : { Name: 'nightly' }),
  );
  expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
    `arn:<AWS::Partition>:eks:eu-west-1:123456789012:cluster/${name}`,
  ]);
});
