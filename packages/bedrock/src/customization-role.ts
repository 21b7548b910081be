import { allow } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type {
  BedrockCreateModelCustomizationJobProps,
  DataBucketConfiguration,
  IBedrockCreateModelCustomizationJobVpcConfig,
} from './customization-props';

/** The role that Bedrock runs the customization jobs of this account with: its data, and its network interfaces. */
export function customizationRole(scope: Construct, props: BedrockCreateModelCustomizationJobProps | undefined): Role {
  const jobs = Stack.of(scope).formatArn({
    service: 'bedrock',
    resource: 'model-customization-job',
    resourceName: '*',
  });
  const role = new Role(scope, 'BedrockRole', {
    assumedBy: new ServicePrincipal('bedrock.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
        ArnEquals: { 'aws:SourceArn': jobs },
      },
    }),
  });
  // Props that cannot be read are an error at synthesis, which is told there.
  if (props === undefined) return role;
  const statements = [
    ...[props.trainingData, ...(props.validationData ?? [])].flatMap((data) => readData(data, 's3:GetObject')),
    ...readData(props.outputData, ['s3:GetObject', 's3:PutObject']),
    ...(props.vpcConfig === undefined ? [] : useNetwork(scope, jobs, props.vpcConfig)),
  ];
  for (const statement of statements) role.addToPolicy(statement);
  return role;
}

function readData({ bucket, path }: DataBucketConfiguration, objectActions: string | string[]): PolicyStatement[] {
  return [
    allow('s3:ListBucket', bucket.bucketArn),
    allow(objectActions, bucket.arnForObjects(path === undefined ? '*' : `${path}*`)),
  ];
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-model-customization.html */
function useNetwork(
  scope: Construct,
  jobs: string,
  { subnets, securityGroups }: IBedrockCreateModelCustomizationJobVpcConfig,
): PolicyStatement[] {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName });
  const subnetArns = subnets.map(({ subnetId }) => arn('subnet', subnetId));
  const groupArns = securityGroups.map(({ securityGroupId }) => arn('security-group', securityGroupId));
  return [
    // Describe actions have no resource types.
    allow(
      ['NetworkInterfaces', 'Vpcs', 'DhcpOptions', 'Subnets', 'SecurityGroups'].map((what) => `ec2:Describe${what}`),
      '*',
    ),
    allow('ec2:CreateNetworkInterface', arn('network-interface', '*'), {
      StringEquals: { 'aws:RequestTag/BedrockManaged': 'true' },
      ArnEquals: { 'aws:RequestTag/BedrockModelCustomizationJobArn': jobs },
    }),
    allow('ec2:CreateNetworkInterface', [...groupArns, ...subnetArns]),
    allow(
      ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface', 'ec2:DeleteNetworkInterfacePermission'],
      arn('network-interface', '*'),
      {
        StringEquals: { 'ec2:ResourceTag/BedrockManaged': 'true' },
        ArnEquals: { 'ec2:Subnet': subnetArns, 'ec2:ResourceTag/BedrockModelCustomizationJobArn': jobs },
      },
    ),
    allow('ec2:CreateTags', arn('network-interface', '*'), {
      StringEquals: { 'ec2:CreateAction': 'CreateNetworkInterface' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['BedrockManaged', 'BedrockModelCustomizationJobArn'] },
    }),
  ];
}
