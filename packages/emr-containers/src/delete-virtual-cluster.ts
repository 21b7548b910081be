import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern, type TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeleteVirtualClusterRequest, deleteVirtualCluster } from './api.generated';
import { virtualClusterArn } from './virtual-cluster-arn';

/** Props of {@link EmrContainersDeleteVirtualCluster}. */
export interface EmrContainersDeleteVirtualClusterProps extends TaskProps<DeleteVirtualClusterRequest> {
  /** The id of the virtual cluster; where it is known, the permissions are scoped to it. */
  readonly virtualClusterId: TaskInput;
}

/**
 * Deletes a virtual cluster of EMR on EKS.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html
 *
 * @example
 * import { TaskInput } from '@sfn-tasks/core';
 * import { EmrContainersDeleteVirtualCluster } from '@sfn-tasks/emr-containers';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrContainersDeleteVirtualCluster(new Stack(), 'Forget the namespace', {
 *   virtualClusterId: TaskInput.fromJsonPathAt('$.Id'),
 * });
 */
export class EmrContainersDeleteVirtualCluster extends task<
  EmrContainersDeleteVirtualClusterProps,
  DeleteVirtualClusterRequest
>({
  api: deleteVirtualCluster,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: ({ virtualClusterId }) => ({ Id: virtualClusterId.value }),
  policies: ({ virtualClusterId }, task) => {
    const actions = ['emr-containers:DeleteVirtualCluster'];
    if (task.runsJob) actions.push('emr-containers:DescribeVirtualCluster');
    return [allow(actions, virtualClusterArn(task, virtualClusterId.value))];
  },
}) {}
