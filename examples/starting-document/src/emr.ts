import { JsonPath, TaskInput } from '@sfn-tasks/core';
import {
  ActionOnFailure,
  EmrAddStep,
  EmrCancelStep,
  EmrCreateCluster,
  EmrModifyInstanceFleetByName,
  EmrModifyInstanceGroupByName,
  EmrSetClusterTerminationProtection,
  EmrTerminateCluster,
} from '@sfn-tasks/emr';
import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Starts a cluster with three roles that the stack makes, and waits until it is ready. */
export function createCluster(stack: Stack): IChainable {
  const clusterRole = new Role(stack, 'ClusterRole', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });

  const serviceRole = new Role(stack, 'ServiceRole', {
    assumedBy: new ServicePrincipal('elasticmapreduce.amazonaws.com'),
  });

  const autoScalingRole = new Role(stack, 'AutoScalingRole', {
    assumedBy: new ServicePrincipal('elasticmapreduce.amazonaws.com'),
  });
  autoScalingRole.assumeRolePolicy?.addStatements(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('application-autoscaling.amazonaws.com')],
      actions: ['sts:AssumeRole'],
    }),
  );

  return new EmrCreateCluster(stack, 'Create Cluster', {
    instances: {},
    clusterRole,
    name: TaskInput.fromDataAt('$.ClusterName').value,
    serviceRole,
    autoScalingRole,
  });
}

/** Lets the instances of a cluster be terminated again. */
export function terminationProtection(stack: Stack): IChainable {
  return new EmrSetClusterTerminationProtection(stack, 'Task', { clusterId: 'ClusterId', terminationProtected: false });
}

/** Shuts a cluster down. */
export function terminateCluster(stack: Stack): IChainable {
  return new EmrTerminateCluster(stack, 'Task', { clusterId: 'ClusterId' });
}

/** Adds a step to a cluster that runs. */
export function addStep(stack: Stack): IChainable {
  return new EmrAddStep(stack, 'Task', {
    clusterId: 'ClusterId',
    name: 'StepName',
    jar: 'Jar',
    actionOnFailure: ActionOnFailure.CONTINUE,
  });
}

/** Cancels a step that has not begun. */
export function cancelStep(stack: Stack): IChainable {
  return new EmrCancelStep(stack, 'Task', { clusterId: 'ClusterId', stepId: 'StepId' });
}

/** Sets the capacities of an instance fleet. */
export function modifyInstanceFleet(stack: Stack): IChainable {
  return new EmrModifyInstanceFleetByName(stack, 'Task', {
    clusterId: 'ClusterId',
    instanceFleetName: 'InstanceFleetName',
    targetOnDemandCapacity: 2,
    targetSpotCapacity: 0,
  });
}

/** Sets the size of an instance group that the input names. */
export function modifyInstanceGroup(stack: Stack): IChainable {
  return new EmrModifyInstanceGroupByName(stack, 'Task', {
    clusterId: 'ClusterId',
    instanceGroupName: JsonPath.stringAt('$.InstanceGroupName'),
    instanceGroup: { instanceCount: 1 },
  });
}
