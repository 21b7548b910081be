import { allow, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CancelStepRequest, cancelStep } from './api.generated';
import { clusterArn } from './cluster-arn';

/** Props of {@link EmrCancelStep}. */
export interface EmrCancelStepProps extends TaskProps<CancelStepRequest> {
  /** The id of the cluster; where it is known, the permission is scoped to it. */
  readonly clusterId: string;
  /** The id of the step. */
  readonly stepId: string;
}

/**
 * Cancels a step of an EMR cluster.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EmrCancelStep } from '@sfn-tasks/emr';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrCancelStep(new Stack(), 'Stop counting', {
 *   clusterId: JsonPath.stringAt('$.ClusterId'),
 *   stepId: JsonPath.stringAt('$.StepId'),
 * });
 */
export class EmrCancelStep extends task<EmrCancelStepProps, CancelStepRequest>({
  api: cancelStep,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ clusterId, stepId }) => ({ ClusterId: clusterId, StepId: stepId }),
  policies: ({ clusterId }, task) => [allow('elasticmapreduce:CancelSteps', clusterArn(task, clusterId))],
}) {}
