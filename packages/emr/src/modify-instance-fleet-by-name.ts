import { allow, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type ModifyInstanceFleetByNameRequest, modifyInstanceFleetByName } from './api.generated';
import { clusterArn } from './cluster-arn';

/** Props of {@link EmrModifyInstanceFleetByName}. */
export interface EmrModifyInstanceFleetByNameProps extends TaskProps<ModifyInstanceFleetByNameRequest> {
  /** The id of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterId: string;
  /** The name of the fleet. */
  readonly instanceFleetName: string;
  /** The units of On-Demand capacity to have. */
  readonly targetOnDemandCapacity: Value<number>;
  /** The units of Spot capacity to have. */
  readonly targetSpotCapacity: Value<number>;
}

/**
 * Changes the capacity of an instance fleet of an EMR cluster.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EmrModifyInstanceFleetByName } from '@sfn-tasks/emr';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrModifyInstanceFleetByName(new Stack(), 'Grow the workers', {
 *   clusterId: JsonPath.stringAt('$.ClusterId'),
 *   instanceFleetName: 'workers',
 *   targetOnDemandCapacity: 2,
 *   targetSpotCapacity: JsonPath.numberAt('$.workers'),
 * });
 */
export class EmrModifyInstanceFleetByName extends task<
  EmrModifyInstanceFleetByNameProps,
  ModifyInstanceFleetByNameRequest
>({
  api: modifyInstanceFleetByName,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ clusterId, instanceFleetName, targetOnDemandCapacity, targetSpotCapacity }) => ({
    ClusterId: clusterId,
    InstanceFleetName: instanceFleetName,
    InstanceFleet: { TargetOnDemandCapacity: targetOnDemandCapacity, TargetSpotCapacity: targetSpotCapacity },
  }),
  policies: ({ clusterId }, task) => [
    allow(['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'], clusterArn(task, clusterId)),
  ],
}) {}
