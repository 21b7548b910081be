import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Size, type Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EksCreateNodegroup } from '../src';

const least = (stack: Stack) => ({
  clusterName: 'nightly',
  nodegroupName: 'workers',
  nodeRole: Role.fromRoleName(stack, 'Role', 'nodes'),
  subnetIds: ['subnet-1'],
});
const CREATES = [
  'ec2:DescribeSubnets',
  'eks:CreateNodegroup',
  'iam:CreateServiceLinkedRole',
  'iam:GetRole',
  'iam:ListAttachedRolePolicies',
  'iam:PassRole',
];

describeTask({
  task: EksCreateNodegroup,
  resource: 'eks:createNodegroup',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: CREATES,
    [IntegrationPattern.RUN_JOB]: [...CREATES, 'eks:DescribeNodegroup', 'eks:DeleteNodegroup'],
  },
  props: least,
});

describe('EksCreateNodegroup', () => {
  test('renders every prop', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new EksCreateNodegroup(stack, 'Create', {
      ...least(stack),
      minSize: 0,
      maxSize: JsonPath.numberAt('$.most'),
      desiredSize: 1,
      instanceTypes: ['m5.large'],
      amiType: 'AL2023_x86_64_STANDARD',
      capacityType: 'SPOT',
      diskSize: Size.gibibytes(40),
      labels: { camelCase: 'kept' },
      taints: [{ key: 'dedicated', value: 'batch', effect: 'NO_SCHEDULE' }],
      tags: { team: 'data' },
    });
    // THEN
    expect(synthesiseState(stack, task)['Parameters']).toEqual({
      ClusterName: 'nightly',
      NodegroupName: 'workers',
      NodeRole: expect.stringMatching(/:role\/nodes$/),
      Subnets: ['subnet-1'],
      ScalingConfig: { MinSize: 0, 'MaxSize.$': '$.most', DesiredSize: 1 },
      InstanceTypes: ['m5.large'],
      AmiType: 'AL2023_x86_64_STANDARD',
      CapacityType: 'SPOT',
      DiskSize: 40,
      Labels: { camelCase: 'kept' },
      Taints: [{ Key: 'dedicated', Value: 'batch', Effect: 'NO_SCHEDULE' }],
      Tags: { team: 'data' },
    });
  });

  test.each([
    ['nightly', 'nightly', 'nightly/workers/*'],
    [JsonPath.stringAt('$.name'), '*', '*/workers/*'],
  ])('may touch the node group of cluster %p, its role, and nothing else', (clusterName, cluster, nodegroup) => {
    const stack = stackIn();
    const task = new EksCreateNodegroup(stack, 'Create', {
      ...least(stack),
      clusterName,
      tags: { team: 'data' },
      integrationPattern: IntegrationPattern.RUN_JOB,
    });
    const eks = 'arn:<AWS::Partition>:eks:eu-west-1:123456789012';
    const roles = 'arn:<AWS::Partition>:iam::123456789012:role';
    expect(synthesise(stack, task).statements.map(({ Action, Resource }) => [Action, flatten(Resource)])).toEqual([
      ['ec2:DescribeSubnets', '*'],
      ['eks:CreateNodegroup', `${eks}:cluster/${cluster}`],
      [['eks:DescribeNodegroup', 'eks:DeleteNodegroup', 'eks:TagResource'], `${eks}:nodegroup/${nodegroup}`],
      [['iam:GetRole', 'iam:ListAttachedRolePolicies'], `${roles}/nodes`],
      ['iam:PassRole', `${roles}/nodes`],
      [
        'iam:CreateServiceLinkedRole',
        `${roles}/aws-service-role/eks-nodegroup.amazonaws.com/AWSServiceRoleForAmazonEKSNodegroup`,
      ],
    ]);
  });

  test.each([
    [
      'types of EC2 and text',
      ['m5.large', new InstanceType('c6g.xlarge')],
      { InstanceTypes: ['m5.large', 'c6g.xlarge'] },
    ],
    ['an expression', JsonPath.listAt('$.types'), { 'InstanceTypes.$': '$.types' }],
  ])('takes %s as instance types', (_, instanceTypes, expected) => {
    const stack = stackIn();
    const task = new EksCreateNodegroup(stack, 'Create', { ...least(stack), instanceTypes });
    expect(synthesiseState(stack, task)['Parameters']).toMatchObject(expected);
  });

  test('may look at the roles of the account where an expression yields that of the nodes', () => {
    const stack = stackIn();
    const nodeRole = Role.fromRoleArn(stack, 'Nodes', JsonPath.stringAt('$.role'));
    const { statements } = synthesise(stack, new EksCreateNodegroup(stack, 'Create', { ...least(stack), nodeRole }));
    const looking = statements.find(({ Action }) => Action.includes('iam:GetRole'))!;
    expect(flatten(looking.Resource)).toBe('arn:<AWS::Partition>:iam::123456789012:role/*');
  });

  test('hands the role of the nodes to EKS, and to no other service', () => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new EksCreateNodegroup(stack, 'Create', least(stack)));
    const passing = statements.find(({ Action }) => Action === 'iam:PassRole')!;
    expect(passing.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'eks.amazonaws.com' } });
  });

  test('a disk takes whole GiB', () => {
    const stack = stackIn();
    const task = new EksCreateNodegroup(stack, 'Create', { ...least(stack), diskSize: Size.mebibytes(1500) });
    expect(() => synthesise(stack, task)).toThrow(/API_WRONG_TYPE at DiskSize: expected a whole number/);
  });
});
