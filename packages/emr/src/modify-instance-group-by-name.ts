import { allow, memberFrom, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import {
  type InstanceGroupModifyConfig,
  type ModifyInstanceGroupByNameRequest,
  modifyInstanceGroupByName,
} from './api.generated';
import { clusterArn } from './cluster-arn';
import type * as changes from './instance-group-changes';
import { inUnits } from './units';

/** Props of {@link EmrModifyInstanceGroupByName}. */
export interface EmrModifyInstanceGroupByNameProps extends TaskProps<ModifyInstanceGroupByNameRequest> {
  /** The id of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterId: string;
  /** The name of the group. */
  readonly instanceGroupName: string;
  /** What changes in the group. */
  readonly instanceGroup: changes.InstanceGroupModifyConfig;
}

/**
 * Changes the size or the settings of an instance group of an EMR cluster.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EmrModifyInstanceGroupByName } from '@sfn-tasks/emr';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrModifyInstanceGroupByName(new Stack(), 'Grow the workers', {
 *   clusterId: JsonPath.stringAt('$.ClusterId'),
 *   instanceGroupName: 'workers',
 *   instanceGroup: { instanceCount: JsonPath.numberAt('$.workers') },
 * });
 */
export class EmrModifyInstanceGroupByName extends task<
  EmrModifyInstanceGroupByNameProps,
  ModifyInstanceGroupByNameRequest
>({
  api: modifyInstanceGroupByName,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ clusterId, instanceGroupName, instanceGroup }) => ({
    ClusterId: clusterId,
    InstanceGroupName: instanceGroupName,
    InstanceGroup: memberFrom<InstanceGroupModifyConfig>(
      modifyInstanceGroupByName,
      'InstanceGroupModifyConfig',
      inUnits(instanceGroup),
    )!,
  }),
  policies: ({ clusterId }, task) => [
    allow(
      ['elasticmapreduce:ModifyInstanceGroups', 'elasticmapreduce:ListInstanceGroups'],
      clusterArn(task, clusterId),
    ),
  ],
}) {}

/** The types of what changes in an instance group. */
export namespace EmrModifyInstanceGroupByName {
  export type InstanceGroupModifyConfigProperty = changes.InstanceGroupModifyConfig;
  export type ShrinkPolicyProperty = changes.ShrinkPolicy;
  export type InstanceResizePolicyProperty = changes.InstanceResizePolicy;
}
