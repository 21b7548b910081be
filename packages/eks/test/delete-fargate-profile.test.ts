import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EksDeleteFargateProfile } from '../src';

describeTask({
  task: EksDeleteFargateProfile,
  resource: 'eks:deleteFargateProfile',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['eks:DeleteFargateProfile'],
    [IntegrationPattern.RUN_JOB]: ['eks:DeleteFargateProfile', 'eks:DescribeFargateProfile'],
  },
  props: () => ({ clusterName: 'nightly', fargateProfileName: 'batch' }),
});

test.each([
  ['nightly', 'nightly'],
  [JsonPath.stringAt('$.name'), '*'],
])('given cluster %p, EksDeleteFargateProfile may touch what it names', (clusterName, name) => {
  // GIVEN
  const stack = stackIn();
  // WHEN
  const { definition, statements } = synthesise(
    stack,
    new EksDeleteFargateProfile(stack, 'Delete', { clusterName, fargateProfileName: 'batch' }),
  );
  // THEN
  expect(definition.States['Delete']!['Parameters']).toEqual(expect.objectContaining({ FargateProfileName: 'batch' }));
  expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
    `arn:<AWS::Partition>:eks:eu-west-1:123456789012:fargateprofile/${name}/batch/*`,
  ]);
});
