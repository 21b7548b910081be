import { allow, Jsonata, JsonPath, type TaskProps, TaskStateBase, type Value } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type CreateVirtualClusterRequest, createVirtualCluster } from './api.generated';
import type { EksClusterInput } from './eks-cluster-input';
import { anyVirtualClusterArn } from './virtual-cluster-arn';

/** Props of {@link EmrContainersCreateVirtualCluster}. */
export interface EmrContainersCreateVirtualClusterProps extends TaskProps<CreateVirtualClusterRequest> {
  /** The EKS cluster. */
  readonly eksCluster: EksClusterInput;
  /**
   * The namespace of the EKS cluster that the virtual cluster stands for.
   *
   * @default 'default'
   */
  readonly eksNamespace?: string;
  /**
   * The name of the virtual cluster.
   *
   * @default - the names of the execution and the state, with a slash between them
   */
  readonly virtualClusterName?: string;
  /**
   * Tags of the virtual cluster.
   *
   * @default - none
   */
  readonly tags?: Value<{ readonly [key: string]: string }>;
}

/**
 * Registers a namespace of an EKS cluster with EMR, as a virtual cluster that jobs run on.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html
 *
 * @example
 * import { TaskInput } from '@sfn-tasks/core';
 * import { EksClusterInput, EmrContainersCreateVirtualCluster } from '@sfn-tasks/emr-containers';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrContainersCreateVirtualCluster(new Stack(), 'Register the namespace', {
 *   eksCluster: EksClusterInput.fromTaskInput(TaskInput.fromText('analytics')),
 *   eksNamespace: 'spark',
 * });
 */
export class EmrContainersCreateVirtualCluster extends TaskStateBase<
  EmrContainersCreateVirtualClusterProps,
  Partial<CreateVirtualClusterRequest>
> {
  constructor(scope: Construct, id: string, props: EmrContainersCreateVirtualClusterProps) {
    super(scope, id, props, { api: createVirtualCluster, patterns: [IntegrationPattern.REQUEST_RESPONSE] });
  }

  /** The request; its default name is an expression, in the query language that the state is being rendered in. */
  protected override get request(): Readonly<Record<string, unknown>> {
    const { Name, ...request } = super.request;
    const { executionName, stateName } = this.language === QueryLanguage.JSONATA ? Jsonata : JsonPath;
    return { Name: Name ?? `${executionName}/${stateName}`, ...request };
  }

  protected override requestParameters(): Partial<CreateVirtualClusterRequest> {
    const { eksCluster, eksNamespace = 'default', virtualClusterName, tags } = this.props;
    return {
      Name: virtualClusterName,
      ContainerProvider: { Id: eksCluster.clusterName, Info: { EksInfo: { Namespace: eksNamespace } }, Type: 'EKS' },
      Tags: tags,
    };
  }

  protected override requestPolicies(): PolicyStatement[] {
    return [
      // The request names no virtual cluster, and IAM has no resource for it.
      allow('emr-containers:CreateVirtualCluster', '*'),
      ...(this.request['Tags'] === undefined ? [] : [allow('emr-containers:TagResource', anyVirtualClusterArn(this))]),
      allow('iam:CreateServiceLinkedRole', this.serviceLinkedRole, {
        StringEquals: { 'iam:AWSServiceName': 'emr-containers.amazonaws.com' },
      }),
    ];
  }

  /** The role that EMR on EKS makes for itself with the first virtual cluster of an account. */
  private get serviceLinkedRole(): string {
    return Stack.of(this).formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: 'aws-service-role/emr-containers.amazonaws.com/AWSServiceRoleForAmazonEMRContainers',
    });
  }
}
