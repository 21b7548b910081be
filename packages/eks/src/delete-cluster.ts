import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeleteClusterRequest, deleteCluster } from './api.generated';
import { clusterArn } from './resource-arns';

/** Props of {@link EksDeleteCluster}. */
export interface EksDeleteClusterProps extends TaskProps<DeleteClusterRequest> {
  /** The name of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterName: string;
}

/**
 * Deletes an EKS cluster, which must have no node groups and Fargate profiles left; with `RUN_JOB` the state waits until it is gone.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EKS's `DescribeCluster`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { EksDeleteCluster } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EksDeleteCluster(new Stack(), 'Delete the cluster', { clusterName: 'nightly' });
 */
export class EksDeleteCluster extends task<EksDeleteClusterProps, DeleteClusterRequest>({
  api: deleteCluster,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: ({ clusterName }) => ({ Name: clusterName }),
  policies: ({ clusterName }, task) => {
    const actions = ['eks:DeleteCluster'];
    if (task.runsJob) actions.push('eks:DescribeCluster');
    return [allow(actions, clusterArn(task, clusterName))];
  },
}) {}
