import type { Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, Ec2TaskDefinition, FargateTaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';

const image = ContainerImage.fromRegistry('example/report');

/** A cluster without instances, and a Fargate task with one container. */
export function onFargate(stack: Stack) {
  const cluster = new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc') });
  const taskDefinition = new FargateTaskDefinition(stack, 'Report', { family: 'report' });
  return { cluster, taskDefinition, container: taskDefinition.addContainer('main', { image }) };
}

/** A cluster that counts as having instances, and an EC2 task with one container. */
export function onInstances(stack: Stack, networkMode = NetworkMode.BRIDGE) {
  const vpc = new Vpc(stack, 'Vpc');
  const cluster = Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'reports', vpc, securityGroups: [] });
  const taskDefinition = new Ec2TaskDefinition(stack, 'Report', { family: 'report', networkMode });
  return { cluster, taskDefinition, container: taskDefinition.addContainer('main', { image, memoryLimitMiB: 512 }) };
}
