import { allow, durationIn, requestFrom, sizeIn, TaskStateBase } from '@sfn-tasks/core';
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
import { inUnits } from './units';

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
      convertedProps: ['instances.instanceFleets[].instanceTypeConfigs[]', 'tags{}'],
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
      EbsRootVolumeSize: sizeIn(props.ebsRootVolumeSize, 'gibibytes'),
      AutoTerminationPolicy: idleTimeout && { IdleTimeout: durationIn(idleTimeout, 'seconds') },
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
  export const EmrClusterScaleDownBehavior = scaleDown.ScaleDownBehavior;
  export type EmrClusterScaleDownBehavior = scaleDown.ScaleDownBehavior;
  export const InstanceRoleType = groups.InstanceRole;
  export type InstanceRoleType = groups.InstanceRole;
  export const InstanceMarket = groups.Market;
  export type InstanceMarket = groups.Market;
  export const EbsBlockDeviceVolumeType = storage.EbsVolumeType;
  export type EbsBlockDeviceVolumeType = storage.EbsVolumeType;
  export const OnDemandAllocationStrategy = fleets.OnDemandStrategy;
  export type OnDemandAllocationStrategy = fleets.OnDemandStrategy;
  export const SpotTimeoutAction = fleets.TimeoutAction;
  export type SpotTimeoutAction = fleets.TimeoutAction;
  export const SpotAllocationStrategy = fleets.SpotStrategy;
  export type SpotAllocationStrategy = fleets.SpotStrategy;
  export const CloudWatchAlarmComparisonOperator = alarms.AlarmComparisonOperator;
  export type CloudWatchAlarmComparisonOperator = alarms.AlarmComparisonOperator;
  export const CloudWatchAlarmStatistic = alarms.AlarmStatistic;
  export type CloudWatchAlarmStatistic = alarms.AlarmStatistic;
  export const CloudWatchAlarmUnit = alarmUnits.AlarmUnit;
  export type CloudWatchAlarmUnit = alarmUnits.AlarmUnit;
  export const ScalingAdjustmentType = autoScaling.AdjustmentType;
  export type ScalingAdjustmentType = autoScaling.AdjustmentType;
  export const ComputeLimitsUnitType = managedScaling.CapacityUnit;
  export type ComputeLimitsUnitType = managedScaling.CapacityUnit;
  export type InstancesConfigProperty = instances.InstancesConfig;
  export type PlacementTypeProperty = instances.PlacementType;
  export type InstanceGroupConfigProperty = groups.InstanceGroupConfig;
  export type InstanceFleetConfigProperty = fleets.InstanceFleetConfig;
  export type InstanceFleetProvisioningSpecificationsProperty = fleets.InstanceFleetProvisioningSpecifications;
  export type InstanceTypeConfigProperty = fleets.InstanceTypeConfig;
  export type OnDemandProvisioningSpecificationProperty = fleets.OnDemandProvisioningSpecification;
  export type SpotProvisioningSpecificationProperty = fleets.SpotProvisioningSpecification;
  export type EbsConfigurationProperty = storage.EbsConfiguration;
  export type EbsBlockDeviceConfigProperty = storage.EbsBlockDeviceConfig;
  export type VolumeSpecificationProperty = storage.VolumeSpecification;
  export type AutoScalingPolicyProperty = autoScaling.AutoScalingPolicy;
  export type ScalingConstraintsProperty = autoScaling.ScalingConstraints;
  export type ScalingRuleProperty = autoScaling.ScalingRule;
  export type ScalingActionProperty = autoScaling.ScalingAction;
  export type ScalingTriggerProperty = autoScaling.ScalingTrigger;
  export type SimpleScalingPolicyConfigurationProperty = autoScaling.SimpleScalingPolicyConfiguration;
  export type CloudWatchAlarmDefinitionProperty = alarms.CloudWatchAlarmDefinition;
  export type MetricDimensionProperty = alarms.MetricDimension;
  export type ApplicationConfigProperty = software.ApplicationConfig;
  export type BootstrapActionConfigProperty = software.BootstrapActionConfig;
  export type ScriptBootstrapActionConfigProperty = software.ScriptBootstrapActionConfig;
  export type ConfigurationProperty = software.Configuration;
  export type KerberosAttributesProperty = software.KerberosAttributes;
  export type ManagedScalingPolicyProperty = managedScaling.ManagedScalingPolicy;
  export type ManagedScalingComputeLimitsProperty = managedScaling.ManagedScalingComputeLimits;
}
