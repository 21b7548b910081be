import { TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EmrContainersDeleteVirtualCluster } = ours;
const BOTH = [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB];

describeTask({
  task: EmrContainersDeleteVirtualCluster,
  resource: 'emr-containers:deleteVirtualCluster',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['emr-containers:DeleteVirtualCluster'],
    [IntegrationPattern.RUN_JOB]: ['emr-containers:DeleteVirtualCluster', 'emr-containers:DescribeVirtualCluster'],
  },
  props: () => ({ virtualClusterId: TaskInput.fromText('abc') }),
});

describe('EmrContainersDeleteVirtualCluster', () => {
  test.each([
    ['the one that is known', TaskInput.fromText('abc'), 'abc'],
    ['all where a path yields the id', TaskInput.fromJsonPathAt('$.Id'), '*'],
  ])('may delete %s', (_which, virtualClusterId, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(
      stack,
      new EmrContainersDeleteVirtualCluster(stack, 'Delete', { virtualClusterId }),
    );
    // THEN
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:emr-containers:eu-west-1:123456789012:/virtualclusters/${name}`,
    ]);
  });
});

describeParity('EmrContainersDeleteVirtualCluster', ours, [
  { name: 'minimal props', patterns: BOTH, props: () => ({ virtualClusterId: TaskInput.fromText('abc') }) },
  {
    name: 'all props',
    patterns: BOTH,
    props: ({ at }) => ({ virtualClusterId: TaskInput.fromText(at('id')), comment: 'deletes it' }),
  },
]);
