import { createHash } from 'node:crypto';
import { Duration, Names, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, determineLatestNodeRuntime, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Reject } from './call-problems';
import type { CallerFunctionProps } from './cross-region-props';

const IDENTITY = '0c8bd4a6-4d2e-4f0f-9a53-5b7e5d6c1f42';

/**
 * The function that makes a call: one in each stack for all tasks that need the same permissions and run it alike.
 *
 * Who may invoke a function may do all that its role may. One function for all calls would hand each of its callers the
 * permissions of all others.
 */
export function callerFunction(
  task: Construct,
  call: readonly string[],
  statements: readonly PolicyStatement[],
  props: CallerFunctionProps,
): SingletonFunction {
  const { lambdaTimeout = Duration.seconds(30), lambdaMemorySize, vpc } = props;
  const { vpcSubnets, securityGroups } = vpc === undefined ? {} : props;
  const found = {
    call,
    statements: statements.map((statement) => statement.toStatementJson()),
    timeout: lambdaTimeout.toSeconds(),
    memorySize: lambdaMemorySize,
    vpc: vpc && [Names.nodeUniqueId(vpc.node), vpc.selectSubnets(vpcSubnets).subnetIds],
    securityGroups: securityGroups?.map(({ node }) => Names.nodeUniqueId(node)),
  };
  const digest = createHash('sha256')
    .update(JSON.stringify(Stack.of(task).resolve(found)))
    .digest('hex');
  const lambda = new SingletonFunction(task, 'Caller', {
    uuid: `${IDENTITY}-${digest.slice(0, 16)}`,
    lambdaPurpose: 'CallAwsServiceCrossRegion',
    description: `Calls ${call.join(' ')} for AWS Step Functions`,
    // Beside this module, in the source and in both builds alike.
    code: Code.fromAsset(`${__dirname}/handler`),
    handler: 'index.handler',
    runtime: determineLatestNodeRuntime(task),
    timeout: lambdaTimeout,
    memorySize: lambdaMemorySize,
    vpc,
    vpcSubnets,
    securityGroups: securityGroups && [...securityGroups],
  });
  // Each task brings its own, since a statement may still change; equal ones become one in the policy.
  for (const statement of statements) lambda.addToRolePolicy(statement);
  return lambda;
}

/** What is wrong with how the function is to run. */
export function checkFunction({ lambdaTimeout, vpc, ...network }: CallerFunctionProps, reject: Reject): void {
  for (const prop of ['vpcSubnets', 'securityGroups'] as const) {
    if (vpc === undefined && network[prop] !== undefined) {
      reject(prop, 'it has a meaning in a VPC only, and there is none. Name the VPC in vpc, or leave it away.');
    }
  }
  if (lambdaTimeout !== undefined && !lambdaTimeout.isUnresolved() && lambdaTimeout.toSeconds() > 900) {
    reject('lambdaTimeout', `Lambda allows 900 seconds, found ${lambdaTimeout.toSeconds()} seconds. Write less.`);
  }
}
