import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeleteNodegroupRequest, deleteNodegroup } from './api.generated';
import { partArn } from './resource-arns';

/** Props of {@link EksDeleteNodegroup}. */
export interface EksDeleteNodegroupProps extends TaskProps<DeleteNodegroupRequest> {
  /** The name of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterName: string;
  /** The name of the node group; where it is known, the permissions are scoped to it. */
  readonly nodegroupName: string;
}

/**
 * Deletes a managed node group of an EKS cluster; with `RUN_JOB` the state waits until it is gone.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EKS's `DescribeNodegroup`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { EksDeleteNodegroup } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EksDeleteNodegroup(new Stack(), 'Remove workers', { clusterName: 'nightly', nodegroupName: 'workers' });
 */
export class EksDeleteNodegroup extends task<EksDeleteNodegroupProps, DeleteNodegroupRequest>({
  api: deleteNodegroup,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: ({ clusterName, nodegroupName }) => ({ ClusterName: clusterName, NodegroupName: nodegroupName }),
  policies: ({ clusterName, nodegroupName }, task) => {
    const actions = ['eks:DeleteNodegroup'];
    if (task.runsJob) actions.push('eks:DescribeNodegroup');
    return [allow(actions, partArn(task, 'nodegroup', clusterName, nodegroupName))];
  },
}) {}
