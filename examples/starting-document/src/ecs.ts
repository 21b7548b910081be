import { JsonPath } from '@sfn-tasks/core';
import { EcsEc2LaunchTarget, EcsFargateLaunchTarget, EcsRunTask } from '@sfn-tasks/ecs';
import type { Stack } from 'aws-cdk-lib';
import { InstanceType, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  Cluster,
  Compatibility,
  ContainerImage,
  PlacementConstraint,
  PlacementStrategy,
  TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { type IChainable, IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

/** Runs a task on the instances of a cluster, spread, packed and random at once. The stack needs an account and a region. */
export function runTaskOnEc2(stack: Stack): IChainable {
  // Made up by the CDK until the command line has looked it up.
  const vpc = Vpc.fromLookup(stack, 'Vpc', { isDefault: true });

  const cluster = new Cluster(stack, 'Ec2Cluster', { vpc });
  cluster.addCapacity('DefaultAutoScalingGroup', {
    instanceType: new InstanceType('t2.micro'),
    vpcSubnets: { subnetType: SubnetType.PUBLIC },
  });

  const taskDefinition = new TaskDefinition(stack, 'TD', { compatibility: Compatibility.EC2 });
  taskDefinition.addContainer('TheContainer', {
    image: ContainerImage.fromRegistry('foo/bar'),
    memoryLimitMiB: 256,
  });

  return new EcsRunTask(stack, 'Run', {
    integrationPattern: IntegrationPattern.RUN_JOB,
    cluster,
    taskDefinition,
    launchTarget: new EcsEc2LaunchTarget({
      placementStrategies: [
        PlacementStrategy.spreadAcrossInstances(),
        PlacementStrategy.packedByCpu(),
        PlacementStrategy.randomly(),
      ],
      placementConstraints: [PlacementConstraint.memberOf('blieptuut')],
    }),
  });
}

/** Runs a task on Fargate with a variable from the input. The stack needs an account and a region. */
export function runTaskOnFargate(stack: Stack): IChainable {
  const vpc = Vpc.fromLookup(stack, 'Vpc', { isDefault: true });

  const cluster = new Cluster(stack, 'FargateCluster', { vpc });

  const taskDefinition = new TaskDefinition(stack, 'TD', {
    memoryMiB: '512',
    cpu: '256',
    compatibility: Compatibility.FARGATE,
  });
  const containerDefinition = taskDefinition.addContainer('TheContainer', {
    image: ContainerImage.fromRegistry('foo/bar'),
    memoryLimitMiB: 256,
  });

  return new EcsRunTask(stack, 'RunFargate', {
    integrationPattern: IntegrationPattern.RUN_JOB,
    cluster,
    taskDefinition,
    assignPublicIp: true,
    containerOverrides: [
      { containerDefinition, environment: [{ name: 'SOME_KEY', value: JsonPath.stringAt('$.SomeKey') }] },
    ],
    launchTarget: new EcsFargateLaunchTarget(),
  });
}
