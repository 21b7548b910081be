import { allow } from '@sfn-tasks/core';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** How a role for SageMaker is made. */
export interface ExecutionRoleOptions {
  /** The name of its inline policy. */
  readonly policyName: string;
  /** Whether its instances join a VPC. */
  readonly inVpc: boolean;
}

/**
 * A role that a job or model runs with: it may write logs and metrics, sign in to ECR, and join a VPC.
 *
 * Images, S3 locations and keys add what they need when they are bound.
 */
export function createExecutionRole(scope: Construct, id: string, { policyName, inVpc }: ExecutionRoleOptions): Role {
  return new Role(scope, id, {
    assumedBy: new ServicePrincipal('sagemaker.amazonaws.com'),
    inlinePolicies: {
      [policyName]: new PolicyDocument({ statements: [...observe(scope), ...(inVpc ? [joinVpc()] : [])] }),
    },
  });
}

function observe(scope: Construct): PolicyStatement[] {
  const logGroups = Stack.of(scope).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: '/aws/sagemaker/*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return [
    allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'], logGroups),
    // IAM has no resource for these two.
    allow(['cloudwatch:PutMetricData', 'ecr:GetAuthorizationToken'], '*'),
  ];
}

/** AWS documents these on `*`: the interfaces do not exist yet, and looking things up has no resource. */
function joinVpc(): PolicyStatement {
  return allow(
    [
      'ec2:CreateNetworkInterface',
      'ec2:CreateNetworkInterfacePermission',
      'ec2:DeleteNetworkInterface',
      'ec2:DeleteNetworkInterfacePermission',
      'ec2:DescribeDhcpOptions',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ],
    '*',
  );
}
