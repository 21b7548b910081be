import { allow, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type SetClusterTerminationProtectionRequest, setClusterTerminationProtection } from './api.generated';
import { clusterArn } from './cluster-arn';

/** Props of {@link EmrSetClusterTerminationProtection}. */
export interface EmrSetClusterTerminationProtectionProps extends TaskProps<SetClusterTerminationProtectionRequest> {
  /** The id of the cluster; where it is known, the permission is scoped to it. */
  readonly clusterId: string;
  /** Whether the cluster is protected from being terminated. */
  readonly terminationProtected: Value<boolean>;
}

/**
 * Protects an EMR cluster from being terminated, or ends the protection.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EmrSetClusterTerminationProtection } from '@sfn-tasks/emr';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrSetClusterTerminationProtection(new Stack(), 'Protect the cluster', {
 *   clusterId: JsonPath.stringAt('$.ClusterId'),
 *   terminationProtected: true,
 * });
 */
export class EmrSetClusterTerminationProtection extends task<
  EmrSetClusterTerminationProtectionProps,
  SetClusterTerminationProtectionRequest
>({
  api: setClusterTerminationProtection,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ clusterId, terminationProtected }) => ({
    ClusterId: clusterId,
    TerminationProtected: terminationProtected,
  }),
  policies: ({ clusterId }, task) => [allow('elasticmapreduce:SetTerminationProtection', clusterArn(task, clusterId))],
}) {}
