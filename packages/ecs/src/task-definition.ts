import { Fn, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { arnInPolicy, arnOr, type Value } from '@sfn-tasks/core';
import type { ITaskDefinition, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A task definition as {@link EcsRunTaskProps.taskDefinition} takes it. */
export type AnyTaskDefinition = ITaskDefinition | string;

/** Whether a task definition is made in the app, so that its family, containers and roles are known. */
export function isOwn(taskDefinition: AnyTaskDefinition): taskDefinition is TaskDefinition {
  return typeof taskDefinition !== 'string' && 'family' in taskDefinition;
}

/** What the request calls a task definition: the family means the latest active revision. */
export function requestName(taskDefinition: AnyTaskDefinition, revision?: Value<number>): string {
  if (typeof taskDefinition === 'string') return taskDefinition;
  if (!isOwn(taskDefinition)) return taskDefinition.taskDefinitionArn;
  return withRevision(taskDefinition.family, revision);
}

/** The ARNs that `ecs:RunTask` is allowed on: always with a revision, because IAM matches the revision that runs. */
export function policyResources(scope: Construct, taskDefinition: AnyTaskDefinition, revision?: Value<number>): string[] {
  if (isOwn(taskDefinition)) {
    return [ofFamily(scope, familyIn(scope, taskDefinition), textOf(revision) ?? '*')];
  }
  const name = requestName(taskDefinition);
  if (name.startsWith('arn:')) return [withAnyRevision(arnOr(name, ofFamily(scope, '*')))];
  if (!Token.isUnresolved(name)) {
  }
  return [];
}
