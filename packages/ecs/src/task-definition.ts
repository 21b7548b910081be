import { arnInPolicy, containsExpression, Jsonata, nameInPolicy, type Value } from '@sfn-tasks/core';
import { Fn, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { ITaskDefinition, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A task definition as the props take it. */
export type AnyTaskDefinition = ITaskDefinition | string;

/** Whether a task definition is made in the app, so that its family, containers and roles are known. */
export function isOwn(taskDefinition: AnyTaskDefinition): taskDefinition is TaskDefinition {
  return typeof taskDefinition !== 'string' && 'family' in taskDefinition;
}

/** Whether an expression names the task definition. */
export function isChosenAtRunTime(taskDefinition: AnyTaskDefinition): boolean {
  return containsExpression(requestName(taskDefinition));
}

/** What the request calls a task definition; a family alone means its latest active revision. */
export function requestName(taskDefinition: AnyTaskDefinition, revision?: Value<number>): string {
  if (typeof taskDefinition === 'string') return taskDefinition;
  if (!isOwn(taskDefinition)) return taskDefinition.taskDefinitionArn;
  return revision === undefined ? taskDefinition.family : `${taskDefinition.family}:${textOf(revision)}`;
}

/** The ARNs to allow `ecs:RunTask` on: always with a revision, since IAM compares the one that is about to run. */
export function policyResources(
  scope: Construct,
  taskDefinition: AnyTaskDefinition,
  revision?: Value<number>,
): string[] {
  const ofFamily = (name: string, suffix?: string) =>
    arnInPolicy(scope, { service: 'ecs', resource: 'task-definition', name, suffix });
  if (isOwn(taskDefinition)) {
    return [
      ofFamily(familyIn(scope, taskDefinition), `:${revision === undefined ? '*' : nameInPolicy(textOf(revision))}`),
    ];
  }
  const name = requestName(taskDefinition);
  if (isChosenAtRunTime(name)) return [ofFamily(name)];
  if (!isArn(name)) {
    const [family, exact] = name.split(/:(?=\d+$)/);
    return [ofFamily(family!, `:${exact ?? '*'}`)];
  }
  if (/:(\d+|\*)$/.test(name)) return [name];
  // What only the deployment knows may or may not end in a revision.
  return name.endsWith('}') ? [name, `${name}:*`] : [`${name}:*`];
}

/** The roles that a task definition names, as far as the CDK knows them. */
export function rolesOf(taskDefinition: AnyTaskDefinition): IRole[] {
  if (typeof taskDefinition === 'string') return [];
  return [ifKnown(() => taskDefinition.taskRole), taskDefinition.executionRole].filter((role) => role !== undefined);
}

/** The network mode of a task definition, as far as the CDK knows it. */
export function networkModeOf(taskDefinition: AnyTaskDefinition): NetworkMode | undefined {
  return typeof taskDefinition === 'string' ? undefined : ifKnown(() => taskDefinition.networkMode);
}

/** An imported task definition throws where it is asked for what its import did not tell. */
function ifKnown<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The family, inside a stack by way of the ARN: CloudFormation then makes the task definition before what may run it. */
function familyIn(scope: Construct, { family, taskDefinitionArn, stack }: TaskDefinition): string {
  if (stack !== Stack.of(scope)) return family;
  return Fn.select(0, Fn.split(':', Fn.select(1, Fn.split('/', taskDefinitionArn))));
}

/** A name that is one token comes from a resource or a parameter, which give ARNs. */
function isArn(name: string): boolean {
  return name.startsWith('arn:') || (Token.isUnresolved(name) && Tokenization.reverseString(name).length === 1);
}

function textOf(value: Value<number>): string {
  if (typeof value === 'string') return Jsonata.stringAt(value);
  return Token.asString(typeof value === 'number' ? (Tokenization.reverseNumber(value) ?? value) : value);
}
