import { allow, arnInPolicy, arnOr, isKnown, passRole } from '@sfn-tasks/core';
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

/** To hand CodeBuild the role that a request names, by ARN or by name. */
export function passServiceRole(scope: Construct, role: unknown): PolicyStatement[] {
  if (role === undefined) return [];
  const written = Token.asString(role);
  const isName = isKnown(written) && !written.startsWith('arn:');
  const arn = isName ? arnInPolicy(scope, { service: 'iam', region: '', resource: 'role', name: written }) : written;
  return [passRole(arn, 'codebuild.amazonaws.com')];
}
