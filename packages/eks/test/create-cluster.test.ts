import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { SecurityGroup, Subnet, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EksCreateCluster } from '../src';

const role = (stack: Stack) => Role.fromRoleName(stack, 'Role', 'cluster');
const least = (stack: Stack) => ({ clusterName: 'nightly', role: role(stack), subnetIds: ['subnet-1', 'subnet-2'] });
const CREATES = ['eks:CreateCluster', 'iam:CreateServiceLinkedRole', 'iam:PassRole'];

describeTask({
  task: EksCreateCluster,
  resource: 'eks:createCluster',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: CREATES,
    [IntegrationPattern.RUN_JOB]: [...CREATES, 'eks:DescribeCluster', 'eks:DeleteCluster'],
  },
  props: least,
});

describe('EksCreateCluster', () => {
  test('renders every prop', () => {
    // GIVEN
    const stack = stackIn();
    const key = new Key(stack, 'Key');
    // WHEN
    const task = new EksCreateCluster(stack, 'Create', {
      ...least(stack),
      version: '1.34',
      securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
      endpointPublicAccess: true,
      endpointPrivateAccess: JsonPath.booleanAt('$.private'),
      publicAccessCidrs: ['198.51.100.0/24'],
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: true },
      kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: '10.100.0.0/16' },
      clusterLogging: ['api', 'audit'],
      secretsEncryptionKey: key,
      tags: { camelCase: 'kept' },
    });
    const { definition, statements } = synthesise(stack, task);
    // THEN
    expect(definition.States['Create']!['Parameters']).toEqual({
      Name: 'nightly',
      RoleArn: expect.stringMatching(/:role\/cluster$/),
      Version: '1.34',
      ResourcesVpcConfig: {
        SubnetIds: ['subnet-1', 'subnet-2'],
        SecurityGroupIds: ['sg-1'],
        EndpointPublicAccess: true,
        'EndpointPrivateAccess.$': '$.private',
        PublicAccessCidrs: ['198.51.100.0/24'],
      },
      AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: true },
      KubernetesNetworkConfig: { IpFamily: 'ipv4', ServiceIpv4Cidr: '10.100.0.0/16' },
      Logging: { ClusterLogging: [{ Types: ['api', 'audit'], Enabled: true }] },
      EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: flatten(stack.resolve(key.keyArn)) } }],
      Tags: { camelCase: 'kept' },
    });
    expect(statements).toContainEqual({
      Action: ['kms:CreateGrant', 'kms:DescribeKey'],
      Effect: 'Allow',
      Resource: stack.resolve(key.keyArn),
    });
  });

  test.each([
    ['nightly', 'nightly'],
    [JsonPath.stringAt('$.name'), '*'],
  ])('may look at, delete and tag cluster %p', (clusterName, name) => {
    const stack = stackIn();
    const task = new EksCreateCluster(stack, 'Create', {
      ...least(stack),
      clusterName,
      integrationPattern: IntegrationPattern.RUN_JOB,
      additionalParameters: { Tags: { team: 'data' } },
    });
    const scoped = synthesise(stack, task).statements.find(({ Action }) => Action.includes('eks:TagResource'))!;
    expect([scoped.Action, flatten(scoped.Resource)]).toEqual([
      ['eks:DescribeCluster', 'eks:DeleteCluster', 'eks:TagResource'],
      `arn:<AWS::Partition>:eks:eu-west-1:123456789012:cluster/${name}`,
    ]);
  });

  test('hands its role to EKS, and to no other service', () => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new EksCreateCluster(stack, 'Create', least(stack)));
    const passing = statements.find(({ Action }) => Action === 'iam:PassRole')!;
    expect(passing.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'eks.amazonaws.com' } });
    expect(flatten(passing.Resource)).toMatch(/:role\/cluster$/);
  });

  test('takes the subnets of a VPC, those that are chosen, or ids of the state’s data', () => {
    const stack = stackIn();
    const vpc = Vpc.fromVpcAttributes(stack, 'Network', {
      vpcId: 'vpc-1',
      availabilityZones: ['eu-west-1a'],
      privateSubnetIds: ['subnet-private'],
      publicSubnetIds: ['subnet-public'],
    });
    const { role } = least(stack);
    const subnetsOf = (props: object, id: string) =>
      (stack.resolve(new EksCreateCluster(stack, id, { clusterName: 'nightly', role, ...props }).toStateJson()) as any)
        .Parameters.ResourcesVpcConfig;
    expect(subnetsOf({ vpc }, 'Private')).toEqual({ SubnetIds: ['subnet-private'] });
    expect(subnetsOf({ vpc, vpcSubnets: { subnetType: SubnetType.PUBLIC } }, 'Public')).toEqual({
      SubnetIds: ['subnet-public'],
    });
    const subnets = [Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1')];
    expect(subnetsOf({ vpc, vpcSubnets: { subnets } }, 'One')).toEqual({ SubnetIds: ['subnet-1'] });
    expect(subnetsOf({ subnetIds: JsonPath.listAt('$.subnets') }, 'Path')).toEqual({ 'SubnetIds.$': '$.subnets' });
    const other = stackIn();
    const jsonata = EksCreateCluster.jsonata(other, 'Jsonata', {
      ...least(other),
      subnetIds: Jsonata.listAt('$states.input.subnets'),
    });
    expect(synthesiseState(other, jsonata)['Arguments'].ResourcesVpcConfig).toEqual({
      SubnetIds: '{% $states.input.subnets %}',
    });
  });

  test.each([
    [{ subnetIds: undefined }, /INVALID_PROP at subnetIds: found neither vpc nor subnetIds\. Give one of the two\./],
    [{ vpcSubnets: {} }, /INVALID_PROP at vpcSubnets: there is no vpc to choose subnets of/],
  ])('rejects %j', (props, message) => {
    const stack = stackIn();
    const task = new EksCreateCluster(stack, 'Create', { ...least(stack), ...props });
    expect(() => synthesise(stack, task)).toThrow(message);
  });

  test('rejects subnets that are given twice', () => {
    const stack = stackIn();
    const vpc = Vpc.fromVpcAttributes(stack, 'Network', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'] });
    const task = new EksCreateCluster(stack, 'Create', { ...least(stack), vpc });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at subnetIds: found both vpc and subnetIds/);
  });
});
