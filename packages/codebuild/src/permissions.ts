import { allow, arnInPolicy, arnOr, isKnown, knownStart, passRole, type Value } from '@sfn-tasks/core';
import { Stack, Token } from 'aws-cdk-lib';
import type { IProjectRef } from 'aws-cdk-lib/aws-codebuild';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Actions on a project; on all where none is given, or an expression names it. */
export function allowOnProject(scope: Construct, actions: string[], project: IProjectRef | undefined): PolicyStatement {
  const all = Stack.of(scope).formatArn({ service: 'codebuild', resource: 'project', resourceName: '*' });
  const named = actions.map((action) => `codebuild:${action}`);
  return allow(named, project === undefined ? all : arnOr(project.projectRef.projectArn, all));
}

/**
 * Actions on the project of builds or batches: the one that is given, or those that their identifiers name; all where one is not known.
 *
 * @param ids identifiers such as `site:6f9a`, or ARNs
 */
export function allowOnBuilds(
  scope: Construct,
  actions: string[],
  ids: Value<readonly string[]>,
  project: IProjectRef | undefined,
): PolicyStatement {
  const names = Array.isArray(ids) && isKnown(ids) ? [...new Set(ids.map(projectNameIn))] : [];
  if (project !== undefined || names.length === 0 || names.includes(undefined)) {
    return allowOnProject(scope, actions, project);
  }
  return allow(
    actions.map((action) => `codebuild:${action}`),
    names.map((name) => arnInPolicy(scope, { service: 'codebuild', resource: 'project', name })),
  );
}

/** The name of the project in an identifier or ARN of a build or batch, as far as it is known. */
function projectNameIn(id: string): string | undefined {
  return /^(?:arn:[^/]*:build(?:-batch)?\/|(?!arn:))([A-Za-z0-9][\w-]+):/.exec(knownStart(id))?.[1];
}

/** To hand CodeBuild the role that a request names, by ARN or by name. */
export function passServiceRole(scope: Construct, role: unknown): PolicyStatement[] {
  if (role === undefined) return [];
  const written = Token.asString(role);
  const isName = isKnown(written) && !written.startsWith('arn:');
  const arn = isName ? arnInPolicy(scope, { service: 'iam', region: '', resource: 'role', name: written }) : written;
  return [passRole(arn, 'codebuild.amazonaws.com')];
}
