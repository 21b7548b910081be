import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * The virtual cluster that a job runs on.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/virtual-cluster.html
 *
 * @example
 * import { VirtualClusterInput } from '@sfn-tasks/emr-containers';
 *
 * const virtualCluster = VirtualClusterInput.fromVirtualClusterId('de92jdei2910fwedz');
 */
export class VirtualClusterInput {
  /** Takes the id of a virtual cluster as text or as an expression. */
  public static fromTaskInput(taskInput: TaskInput): VirtualClusterInput {
    return new VirtualClusterInput(taskInput.value);
  }

  /** Takes the id of a virtual cluster that is known now. */
  public static fromVirtualClusterId(virtualClusterId: string): VirtualClusterInput {
    return new VirtualClusterInput(virtualClusterId);
  }

  private constructor(
    /** The id of the virtual cluster. */
    public readonly id: string,
  ) {}
}
