import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeleteFargateProfileRequest, deleteFargateProfile } from './api.generated';
import { partArn } from './resource-arns';

/** Props of {@link EksDeleteFargateProfile}. */
export interface EksDeleteFargateProfileProps extends TaskProps<DeleteFargateProfileRequest> {
  /** The name of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterName: string;
  /** The name of the profile; where it is known, the permissions are scoped to it. */
  readonly fargateProfileName: string;
}

/**
 * Deletes a Fargate profile of an EKS cluster; with `RUN_JOB` the state waits until it is gone.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EKS's `DescribeFargateProfile`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { EksDeleteFargateProfile } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EksDeleteFargateProfile(new Stack(), 'Remove the profile', {
 *   clusterName: 'nightly',
 *   fargateProfileName: 'batch',
 * });
 */
export class EksDeleteFargateProfile extends task<EksDeleteFargateProfileProps, DeleteFargateProfileRequest>({
  api: deleteFargateProfile,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: ({ clusterName, fargateProfileName }) => ({
    ClusterName: clusterName,
    FargateProfileName: fargateProfileName,
  }),
  policies: ({ clusterName, fargateProfileName }, task) => {
    const actions = ['eks:DeleteFargateProfile'];
    if (task.runsJob) actions.push('eks:DescribeFargateProfile');
    return [allow(actions, partArn(task, 'fargateprofile', clusterName, fargateProfileName))];
  },
}) {}
