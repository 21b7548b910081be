import { allow, requestFrom, TaskStateBase } from '@sfn-tasks/core';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type CreateClusterRequest, createCluster } from './api.generated';
import * as alarmUnits from './cluster/alarm-unit';
import * as alarms from './cluster/alarms';
import * as autoScaling from './cluster/auto-scaling';
import * as fleets from './cluster/fleets';
import * as groups from './cluster/groups';
import type * as instances from './cluster/instances';
import * as managedScaling from './cluster/managed-scaling';
import * as scaleDown from './cluster/scale-down';
import type * as software from './cluster/software';
import * as storage from './cluster/storage';
import { anyClusterArn } from './cluster-arn';
import { findClusterProblems } from './cluster-problems';
import {
  MANAGED_POLICY_TAG,
  makeAutoScalingRole,
  makeClusterRole,
  makeServiceRole,
  usesPolicyV2,
} from './cluster-roles';
import type { EmrCreateClusterProps } from './create-cluster-props';
import { makeCleanupRole, passRoleTo } from './pass-role';
import { gibibytes, inUnits } from './units';

/**
 * Creates an EMR cluster, and by default waits until it is ready for steps.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 *
 * @example
 * import { EmrCreateCluster } from '@sfn-tasks/emr';
 * import { Duration, Stack } from 'aws-cdk-lib';
 *
 * const stack = new Stack();
 * new EmrCreateCluster(stack, 'Start the cluster', {
 *   name: 'nightly',
 *   releaseLabel: 'emr-7.5.0',
 *   applications: [{ name: 'Spark' }],
 *   autoTerminationPolicyIdleTimeout: Duration.hours(1),
 *   instances: {
 *     instanceGroups: [
 *       { instanceRole: EmrCreateCluster.InstanceRoleType.MASTER, instanceType: 'm5.xlarge', instanceCount: 1 },
 *       { instanceRole: EmrCreateCluster.InstanceRoleType.CORE, instanceType: 'm5.xlarge', instanceCount: 2 },
 *     ],
 *   },
 * });
 */
export class EmrCreateCluster extends TaskStateBase<EmrCreateClusterProps, CreateClusterRequest> {
  /** The role that EMR manages the cluster with. */
  public readonly serviceRole: IRole;
  /** The role of the EC2 instances: grant it what the steps of the cluster need. */
  public readonly clusterRole: IRole;
  /** The role that scales instance groups; clusters of fleets have none unless one was given. */
  public readonly autoScalingRole?: IRole;

  constructor(scope: Construct, id: string, props: EmrCreateClusterProps) {
    super(scope, id, props, {
      api: createCluster,
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      defaultPattern: IntegrationPattern.RUN_JOB,
      runJobRule: 'StepFunctionsGetEventForEMRRunJobFlowRule',
    });
    const inGroups = props.instances.instanceFleets === undefined;
    this.clusterRole = props.clusterRole ?? makeClusterRole(this);
    this.serviceRole = props.serviceRole ?? makeServiceRole(this, this.clusterRole);
    this.autoScalingRole = props.autoScalingRole ?? (inGroups ? makeAutoScalingRole(this) : undefined);
  }

  protected override requestParameters(): CreateClusterRequest {
    const { props } = this;
    const idleTimeout = props.autoTerminationPolicyIdleTimeout;
    return {
      ...requestFrom(createCluster, inUnits(clusterMembers(props))),
      EbsRootVolumeSize: props.ebsRootVolumeSize && gibibytes(props.ebsRootVolumeSize),
      AutoTerminationPolicy: idleTimeout && { IdleTimeout: idleTimeout.toSeconds({ integral: false }) },
      JobFlowRole: this.clusterRole.roleName,
      ServiceRole: this.serviceRole.roleName,
      AutoScalingRole: this.autoScalingRole?.roleName,
      Tags: this.tags(),
    };
  }

  protected override requestPolicies(): PolicyStatement[] {
    const { clusterRole, serviceRole, autoScalingRole } = this;
    return [
      // The request names no cluster, and IAM has no resource for it.
      allow('elasticmapreduce:RunJobFlow', '*'),
      ...(this.request['Tags'] === undefined ? [] : [allow('elasticmapreduce:AddTags', anyClusterArn(this))]),
      ...(this.runsJob
        ? [allow(['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'], anyClusterArn(this))]
        : []),
      passRoleTo(serviceRole, 'elasticmapreduce'),
      passRoleTo(clusterRole, 'ec2'),
      ...(autoScalingRole === undefined ? [] : [passRoleTo(autoScalingRole, 'application-autoscaling')]),
      makeCleanupRole(this),
    ];
  }

  protected override validateProps(): void {
    for (const { prop, message } of findClusterProblems(this.props)) this.reject(prop, message);
  }

  private tags(): CreateClusterRequest['Tags'] {
    const { serviceRole, tags } = this.props;
    const required = serviceRole === undefined && usesPolicyV2(this) ? MANAGED_POLICY_TAG : undefined;
    const all = Object.entries<string>({ ...tags, ...required });
    return all.length > 0 ? all.map(([Key, Value]) => ({ Key, Value })) : undefined;
  }
}

/** The props that are members of the request as they are. */
function clusterMembers(props: EmrCreateClusterProps): object {
  return {
    // Without it the cluster would end at once: its steps come later, each from a task of its own.
    instances: { ...props.instances, keepJobFlowAliveWhenNoSteps: true },
    name: props.name,
    additionalInfo: props.additionalInfo,
    applications: props.applications,
    bootstrapActions: props.bootstrapActions,
    configurations: props.configurations,
    customAmiId: props.customAmiId,
    ebsRootVolumeIops: props.ebsRootVolumeIops,
    ebsRootVolumeThroughput: props.ebsRootVolumeThroughput,
    kerberosAttributes: props.kerberosAttributes,
    logUri: props.logUri,
    managedScalingPolicy: props.managedScalingPolicy,
    releaseLabel: props.releaseLabel,
    scaleDownBehavior: props.scaleDownBehavior,
    securityConfiguration: props.securityConfiguration,
    stepConcurrencyLevel: props.stepConcurrencyLevel,
    visibleToAllUsers: props.visibleToAllUsers ?? true,
  };
}

/** The types of what a cluster is made of. */
export namespace EmrCreateCluster {
  export const EmrClusterScaleDownBehavior = scaleDown.EmrClusterScaleDownBehavior;
  export type EmrClusterScaleDownBehavior = scaleDown.EmrClusterScaleDownBehavior;
  export const InstanceRoleType = groups.InstanceRoleType;
  export type InstanceRoleType = groups.InstanceRoleType;
  export const InstanceMarket = groups.InstanceMarket;
  export type InstanceMarket = groups.InstanceMarket;
  export const EbsBlockDeviceVolumeType = storage.EbsBlockDeviceVolumeType;
  export type EbsBlockDeviceVolumeType = storage.EbsBlockDeviceVolumeType;
  export const OnDemandAllocationStrategy = fleets.OnDemandAllocationStrategy;
  export type OnDemandAllocationStrategy = fleets.OnDemandAllocationStrategy;
  export const SpotTimeoutAction = fleets.SpotTimeoutAction;
  export type SpotTimeoutAction = fleets.SpotTimeoutAction;
  export const SpotAllocationStrategy = fleets.SpotAllocationStrategy;
  export type SpotAllocationStrategy = fleets.SpotAllocationStrategy;
  export const CloudWatchAlarmComparisonOperator = alarms.CloudWatchAlarmComparisonOperator;
  export type CloudWatchAlarmComparisonOperator = alarms.CloudWatchAlarmComparisonOperator;
  export const CloudWatchAlarmStatistic = alarms.CloudWatchAlarmStatistic;
  export type CloudWatchAlarmStatistic = alarms.CloudWatchAlarmStatistic;
  export const CloudWatchAlarmUnit = alarmUnits.CloudWatchAlarmUnit;
  export type CloudWatchAlarmUnit = alarmUnits.CloudWatchAlarmUnit;
  export const ScalingAdjustmentType = autoScaling.ScalingAdjustmentType;
  export type ScalingAdjustmentType = autoScaling.ScalingAdjustmentType;
  export const ComputeLimitsUnitType = managedScaling.ComputeLimitsUnitType;
  export type ComputeLimitsUnitType = managedScaling.ComputeLimitsUnitType;
  export type InstancesConfigProperty = instances.InstancesConfigProperty;
  export type PlacementTypeProperty = instances.PlacementTypeProperty;
  export type InstanceGroupConfigProperty = groups.InstanceGroupConfigProperty;
  export type InstanceFleetConfigProperty = fleets.InstanceFleetConfigProperty;
  export type InstanceFleetProvisioningSpecificationsProperty = fleets.InstanceFleetProvisioningSpecificationsProperty;
  export type InstanceTypeConfigProperty = fleets.InstanceTypeConfigProperty;
  export type OnDemandProvisioningSpecificationProperty = fleets.OnDemandProvisioningSpecificationProperty;
  export type SpotProvisioningSpecificationProperty = fleets.SpotProvisioningSpecificationProperty;
  export type EbsConfigurationProperty = storage.EbsConfigurationProperty;
  export type EbsBlockDeviceConfigProperty = storage.EbsBlockDeviceConfigProperty;
  export type VolumeSpecificationProperty = storage.VolumeSpecificationProperty;
  export type AutoScalingPolicyProperty = autoScaling.AutoScalingPolicyProperty;
  export type ScalingConstraintsProperty = autoScaling.ScalingConstraintsProperty;
  export type ScalingRuleProperty = autoScaling.ScalingRuleProperty;
  export type ScalingActionProperty = autoScaling.ScalingActionProperty;
  export type ScalingTriggerProperty = autoScaling.ScalingTriggerProperty;
  export type SimpleScalingPolicyConfigurationProperty = autoScaling.SimpleScalingPolicyConfigurationProperty;
  export type CloudWatchAlarmDefinitionProperty = alarms.CloudWatchAlarmDefinitionProperty;
  export type MetricDimensionProperty = alarms.MetricDimensionProperty;
  export type ApplicationConfigProperty = software.ApplicationConfigProperty;
  export type BootstrapActionConfigProperty = software.BootstrapActionConfigProperty;
  export type ScriptBootstrapActionConfigProperty = software.ScriptBootstrapActionConfigProperty;
  export type ConfigurationProperty = software.ConfigurationProperty;
  export type KerberosAttributesProperty = software.KerberosAttributesProperty;
  export type ManagedScalingPolicyProperty = managedScaling.ManagedScalingPolicyProperty;
  export type ManagedScalingComputeLimitsProperty = managedScaling.ManagedScalingComputeLimitsProperty;
}
