import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EksCreateFargateProfile } from '../src';

const least = (stack: Stack) => ({
  clusterName: 'nightly',
  fargateProfileName: 'batch',
  podExecutionRole: Role.fromRoleName(stack, 'Role', 'pods'),
  subnetIds: ['subnet-1'],
  selectors: [{ namespace: 'batch', labels: { camelCase: 'kept' } }],
});
const CREATES = ['eks:CreateFargateProfile', 'iam:CreateServiceLinkedRole', 'iam:PassRole'];

describeTask({
  task: EksCreateFargateProfile,
  resource: 'eks:createFargateProfile',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: CREATES,
    [IntegrationPattern.RUN_JOB]: [...CREATES, 'eks:DescribeFargateProfile'],
  },
  props: least,
});

describe('EksCreateFargateProfile', () => {
  test.each([
    ['batch', 'batch'],
    [JsonPath.stringAt('$.profile'), '*'],
  ])('renders every prop, and may touch profile %p', (fargateProfileName, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new EksCreateFargateProfile(stack, 'Create', {
      ...least(stack),
      fargateProfileName,
      tags: { team: 'data' },
      integrationPattern: IntegrationPattern.RUN_JOB,
    });
    const { definition, statements } = synthesise(stack, task);
    // THEN
    expect(definition.States['Create']!['Parameters']).toMatchObject({
      ClusterName: 'nightly',
      PodExecutionRoleArn: expect.stringMatching(/:role\/pods$/),
      Subnets: ['subnet-1'],
      Selectors: [{ Namespace: 'batch', Labels: { camelCase: 'kept' } }],
      Tags: { team: 'data' },
    });
    const eks = 'arn:<AWS::Partition>:eks:eu-west-1:123456789012';
    expect(statements.slice(0, 2).map(({ Action, Resource }) => [Action, flatten(Resource)])).toEqual([
      ['eks:CreateFargateProfile', `${eks}:cluster/nightly`],
      [['eks:DescribeFargateProfile', 'eks:TagResource'], `${eks}:fargateprofile/nightly/${name}/*`],
    ]);
  });

  test('hands its role to EKS and to the pods of Fargate only', () => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new EksCreateFargateProfile(stack, 'Create', least(stack)));
    const passing = statements.find(({ Action }) => Action === 'iam:PassRole')!;
    expect(passing.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': ['eks.amazonaws.com', 'eks-fargate-pods.amazonaws.com'] },
    });
  });
});
