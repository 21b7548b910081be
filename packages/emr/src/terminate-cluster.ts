import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type TerminateClusterRequest, terminateCluster } from './api.generated';
import { clusterArn } from './cluster-arn';

/** Props of {@link EmrTerminateCluster}. */
export interface EmrTerminateClusterProps extends TaskProps<TerminateClusterRequest> {
  /** The id of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterId: string;
}

/**
 * Terminates an EMR cluster, and by default waits until it is gone.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EmrTerminateCluster } from '@sfn-tasks/emr';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrTerminateCluster(new Stack(), 'End the cluster', { clusterId: JsonPath.stringAt('$.ClusterId') });
 */
export class EmrTerminateCluster extends task<EmrTerminateClusterProps, TerminateClusterRequest>({
  api: terminateCluster,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  defaultPattern: IntegrationPattern.RUN_JOB,
  runJobRule: 'StepFunctionsGetEventForEMRTerminateJobFlowsRule',
  parameters: ({ clusterId }) => ({ ClusterId: clusterId }),
  policies: ({ clusterId }, task) => {
    const actions = ['elasticmapreduce:TerminateJobFlows'];
    if (task.runsJob) actions.push('elasticmapreduce:DescribeCluster');
    return [allow(actions, clusterArn(task, clusterId))];
  },
}) {}
