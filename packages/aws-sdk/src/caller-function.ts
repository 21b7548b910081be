import { containsExpression } from '@sfn-tasks/core';
import { Duration, Names, Stack, Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, determineLatestNodeRuntime, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Reject } from './call-problems';
import type { CallerFunctionProps } from './cross-region-props';

/** The functions of each stack by what they may do and how they run. */
const callers = new WeakMap<Stack, Map<string, LambdaFunction>>();

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
): LambdaFunction {
  const stack = Stack.of(task);
  const ofStack = callers.get(stack) ?? new Map<string, LambdaFunction>();
  callers.set(stack, ofStack);
  const key = keyOf(stack, call, statements, props);
  const lambda = ofStack.get(key) ?? makeFunction(stack, call, props);
  ofStack.set(key, lambda);
  // Each task brings its own, since a statement may still change; equal ones become one in the policy.
  for (const statement of statements) lambda.addToRolePolicy(statement);
  return lambda;
}

function makeFunction(stack: Stack, call: readonly string[], props: CallerFunctionProps): LambdaFunction {
  const { lambdaTimeout = Duration.seconds(30), lambdaMemorySize, vpc } = props;
  const { vpcSubnets, securityGroups } = vpc === undefined ? {} : props;
  const names = call.map((name) => (Token.isUnresolved(name) || containsExpression(name) ? 'any' : name));
  return new LambdaFunction(stack, freeId(stack, ['CallAwsServiceCrossRegion', ...names].join('-')), {
    description: `Calls ${names.join(' ')} for AWS Step Functions`,
    // Beside this module, in the source and in both builds alike.
    code: Code.fromAsset(`${__dirname}/handler`),
    handler: 'index.handler',
    runtime: determineLatestNodeRuntime(stack),
    timeout: lambdaTimeout,
    memorySize: lambdaMemorySize,
    vpc,
    vpcSubnets,
    securityGroups: securityGroups && [...securityGroups],
  });
}

/** Named after the call and not after a task, so that the function stays when tasks come and go. */
function freeId(stack: Stack, name: string): string {
  for (let count = 2, id = name; ; id = `${name}-${count++}`) {
    if (stack.node.tryFindChild(id) === undefined) return id;
  }
}

function keyOf(
  stack: Stack,
  call: readonly string[],
  statements: readonly PolicyStatement[],
  { lambdaTimeout, lambdaMemorySize, vpc, vpcSubnets, securityGroups }: CallerFunctionProps,
): string {
  return JSON.stringify(
    // By name, since a list loses what is undefined.
    stack.resolve({
      call,
      statements: statements.map((statement) => statement.toStatementJson()),
      timeout: lambdaTimeout?.toSeconds(),
      memorySize: lambdaMemorySize,
      vpc: vpc && [Names.nodeUniqueId(vpc.node), vpc.selectSubnets(vpcSubnets).subnetIds],
      securityGroups: securityGroups?.map(({ node }) => Names.nodeUniqueId(node)),
    }),
  );
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
