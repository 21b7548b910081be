import { allow, arnInPolicy, arnOr, passRole } from '@sfn-tasks/core';
import { Lazy } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { RunTaskRequest } from './api.generated';
import type { EcsRunTaskProps } from './run-task-props';
import { isOwn, policyResources, rolesOf } from './task-definition';

/** The permissions to run a task as requested and, where the state waits for its end, to watch and stop it. */
export function runTaskPolicies(
  scope: Construct,
  props: EcsRunTaskProps,
  request: Partial<RunTaskRequest>,
  runsJob: boolean,
): PolicyStatement[] {
  const { cluster, taskDefinition, taskDefinitionScope = [taskDefinition], revisionNumber } = props;
  const definitions = taskDefinitionScope.flatMap((entry) => policyResources(scope, entry, revisionNumber));
  const named = { service: 'ecs', name: cluster.clusterName };
  const clusters = arnOr(cluster.clusterArn, arnInPolicy(scope, { ...named, resource: 'cluster' }));
  const inCluster = { ArnEquals: { 'ecs:cluster': clusters } };
  const tasks = arnInPolicy(scope, { ...named, resource: 'task', suffix: '/*' });
  return [
    allow('ecs:RunTask', definitions, inCluster),
    ...(runsJob ? [allow(['ecs:StopTask', 'ecs:DescribeTasks'], tasks, inCluster)] : []),
    ...(isTagged(request)
      ? [allow('ecs:TagResource', tasks, { StringEquals: { 'ecs:CreateAction': 'RunTask' } })]
      : []),
    ...passRoles(props),
    ...overridingRoles(request).map((role) => passRole(role, 'ecs-tasks.amazonaws.com')),
    ...volumeRoles(request).map((role) => passRole(role, 'ecs.amazonaws.com')),
  ];
}

/** Tags that Amazon ECS itself puts on a new task are authorised like those of the caller. */
function isTagged({ Tags, PropagateTags, EnableECSManagedTags }: Partial<RunTaskRequest>): boolean {
  const propagated = PropagateTags !== undefined && PropagateTags !== 'NONE';
  return Tags !== undefined || propagated || (EnableECSManagedTags ?? false) !== false;
}

function passRoles({ taskDefinition, taskDefinitionScope, rolesToPass = [] }: EcsRunTaskProps): PolicyStatement[] {
  const definitions = taskDefinitionScope ?? [taskDefinition];
  const arns = () => [...definitions.flatMap(rolesOf), ...rolesToPass].map(({ roleArn }) => roleArn);
  if (!definitions.some(isOwn) && arns().length === 0) return [];
  // A container that is added later may still bring an execution role.
  return [
    allow('iam:PassRole', Lazy.list({ produce: arns }), {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    }),
  ];
}

function overridingRoles({ Overrides }: Partial<RunTaskRequest>): string[] {
  const { TaskRoleArn, ExecutionRoleArn } = membersOf(Overrides);
  return [TaskRoleArn, ExecutionRoleArn].filter(isString);
}

/** The roles that Amazon ECS makes EBS volumes with. */
function volumeRoles({ VolumeConfigurations }: Partial<RunTaskRequest>): string[] {
  const volumes: readonly unknown[] = Array.isArray(VolumeConfigurations) ? VolumeConfigurations : [];
  return volumes.map((volume) => membersOf(membersOf(volume)['ManagedEBSVolume'])['RoleArn']).filter(isString);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
