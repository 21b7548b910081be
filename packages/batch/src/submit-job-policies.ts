import { allow, arnInPolicy, containsExpression } from '@sfn-tasks/core';
import { Fn, Token, Tokenization } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { SubmitJobRequest } from './api.generated';
import { consumableResourcesOf } from './consumable-resources';
import type { BatchSubmitJobProps } from './submit-job-props';

/** The permissions to submit a job and, where the state waits for its end, to watch and stop it. */
export function submitJobPolicies(
  scope: Construct,
  request: Readonly<Record<string, unknown>>,
  props: BatchSubmitJobProps,
  runsJob: boolean,
): PolicyStatement[] {
  const {
    jobDefinitionArn,
    jobDefinitionScope = [jobDefinitionArn],
    jobQueueArn,
    jobQueueScope = [jobQueueArn],
  } = props;
  const jobs = arnOf(scope, 'job');
  const { Tags } = request as Partial<SubmitJobRequest>;
  return [
    allow('batch:SubmitJob', [
      ...jobDefinitionScope.flatMap((name) => jobDefinitionArns(scope, name)),
      ...jobQueueScope.map((name) => arnOf(scope, 'job-queue', name)),
      // IAM has the new job as a required resource, and its identifier is not known before.
      jobs,
      ...consumableResourcesOf(request).map((name) => arnOf(scope, 'consumable-resource', name)),
    ]),
    // DescribeJobs has no resource types.
    ...(runsJob ? [allow('batch:DescribeJobs', '*'), allow('batch:TerminateJob', jobs)] : []),
    ...(Tags === undefined ? [] : [allow('batch:TagResource', jobs)]),
  ];
}

/** The ARN in a policy of what a request calls by ARN or by name, or leaves open. */
function arnOf(scope: Construct, resource: string, name?: string, suffix = ''): string {
  if (name !== undefined && isArn(name) && !containsExpression(name)) return name + suffix;
  return arnInPolicy(scope, { service: 'batch', resource, name, suffix });
}

/** A job definition without its revision, and any revision of it: those to come run under the same policy as those that still run. */
function jobDefinitionArns(scope: Construct, definition: string): string[] {
  if (containsExpression(definition)) return [arnOf(scope, 'job-definition')];
  const name = isToken(definition)
    ? Fn.select(0, Fn.split(':', Fn.select(1, Fn.split('/', definition))))
    : definition.replace(/:\d+$/, '');
  return ['', ':*'].map((suffix) =>
    isToken(definition)
      ? arnInPolicy(scope, { service: 'batch', resource: 'job-definition', name, suffix })
      : arnOf(scope, 'job-definition', name, suffix),
  );
}

/** A name that is one token comes from a resource or a parameter, which give ARNs. */
function isArn(name: string): boolean {
  return name.startsWith('arn:') || isToken(name);
}

function isToken(name: string): boolean {
  return Token.isUnresolved(name) && Tokenization.reverseString(name).length === 1;
}
