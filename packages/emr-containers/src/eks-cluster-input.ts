import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * The EKS cluster below a virtual cluster: one of the app, or a name from the state's data.
 *
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_ContainerProvider.html
 *
 * @example
 * import { TaskInput } from '@sfn-tasks/core';
 * import { EksClusterInput } from '@sfn-tasks/emr-containers';
 *
 * const eksCluster = EksClusterInput.fromTaskInput(TaskInput.fromJsonPathAt('$.cluster'));
 */
export class EksClusterInput {
  /** Takes a cluster of `aws-eks` or `aws-eks-v2`, by its name. */
  public static fromCluster(cluster: { readonly clusterName: string }): EksClusterInput {
    return new EksClusterInput(cluster.clusterName);
  }

  /** Takes the name of a cluster as text or as an expression. */
  public static fromTaskInput(taskInput: TaskInput): EksClusterInput {
    return new EksClusterInput(taskInput.value);
  }

  private constructor(
    /** The name of the cluster. */
    public readonly clusterName: string,
  ) {}
}
