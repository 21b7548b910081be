import { allow } from '@sfn-tasks/core';
import { CustomResource, Stack } from 'aws-cdk-lib';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, determineLatestNodeRuntime, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { virtualClusterArn } from './virtual-cluster-arn';

const UPDATER = 'SfnTasksEmrContainersTrust';

/** A role for jobs, which those of the virtual cluster may assume. */
export function makeJobRole(scope: Construct, virtualClusterId: string): IRole {
  const role = new Role(scope, 'Job-Execution-Role', {
    assumedBy: new ServicePrincipal('emr-containers.amazonaws.com'),
  });
  const stack = Stack.of(scope);
  const updater = (stack.node.tryFindChild(UPDATER) as TrustUpdater | undefined) ?? new TrustUpdater(stack, UPDATER);
  updater.trust(scope, role, virtualClusterId);
  return role;
}

/** What lets jobs assume roles; a stack has one. */
class TrustUpdater extends Construct {
  private readonly handler: LambdaFunction;
  private readonly provider: Provider;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.handler = new LambdaFunction(this, 'Handler', {
      description: 'Lets the jobs of EMR virtual clusters assume their roles',
      // Beside this module, in the source and in both builds alike.
      code: Code.fromAsset(`${__dirname}/handler`),
      handler: 'index.handler',
      runtime: determineLatestNodeRuntime(this),
    });
    // Which EKS cluster it is shows only when the virtual cluster is described.
    const clusters = Stack.of(this).formatArn({ service: 'eks', resource: 'cluster', resourceName: '*' });
    this.handler.addToRolePolicy(allow('eks:DescribeCluster', clusters));
    this.provider = new Provider(this, 'Provider', { onEventHandler: this.handler });
  }

  /** Adds the service accounts of the virtual cluster, known when the stack is deployed, to the trust policy of the role. */
  public trust(scope: Construct, role: Role, virtualClusterId: string): void {
    this.handler.addToRolePolicy(allow(['iam:GetRole', 'iam:UpdateAssumeRolePolicy'], role.roleArn));
    this.handler.addToRolePolicy(
      allow('emr-containers:DescribeVirtualCluster', virtualClusterArn(scope, virtualClusterId)),
    );
    const trust = new CustomResource(scope, 'JobExecutionRoleTrust', {
      serviceToken: this.provider.serviceToken,
      resourceType: 'Custom::SfnTasksEmrContainersTrust',
      properties: { virtualClusterId, roleName: role.roleName },
    });
    // The permissions of the handler have to be there before it is called.
    trust.node.addDependency(this.handler);
  }
}
