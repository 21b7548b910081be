import { allow, containsExpression } from '@sfn-tasks/core';
import { ArnFormat, CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IStateMachineRef, type StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ChildMachineProps } from './child-machine-props';

/** A state machine, or its ARN. */
type Machine = string | IStateMachineRef;

/** The state machines that the task may start. */
export function childMachines(props: ChildMachineProps<object>): readonly Machine[] {
  const { stateMachine, stateMachineArn, stateMachineScope } = props;
  if (stateMachine !== undefined) return [stateMachine];
  if (stateMachineArn === undefined) return [];
  return containsExpression(stateMachineArn) ? (stateMachineScope ?? []) : [stateMachineArn];
}

/** The ARN of the state machine that the task starts. */
export function childArn({ stateMachine, stateMachineArn = '' }: ChildMachineProps<object>): string {
  return stateMachine === undefined ? stateMachineArn : machineArn(stateMachine);
}

/** The ARN of a state machine. */
export function machineArn(machine: Machine): string {
  return typeof machine === 'string' ? machine : machine.stateMachineRef.stateMachineArn;
}

/** Whether a state machine is known to be an EXPRESS one; imported machines do not tell. */
export function isExpress(machine: Machine): boolean {
  return typeOf(machine) === StateMachineType.EXPRESS;
}

/** Whether a state machine is known to be a STANDARD one; imported machines do not tell. */
export function isStandard(machine: Machine): boolean {
  return typeOf(machine) === StateMachineType.STANDARD;
}

function typeOf(machine: Machine): string | undefined {
  if (typeof machine === 'string') return undefined;
  const { stateMachineType } = machine as Partial<StateMachine>;
  // CloudFormation makes a STANDARD machine where its resource names no type.
  return stateMachineType ?? (CfnResource.isCfnResource(machine) ? StateMachineType.STANDARD : undefined);
}

/** Whether a policy can name the machine: not by an expression, and not by anything but an ARN. */
export function isStateMachineArn(arn: string): boolean {
  if (containsExpression(arn)) return false;
  return Token.isUnresolved(arn) || /^arn:[^:]+:states:[^:]*:[^:]*:stateMachine:./.test(arn);
}

/** What lets the state machine start its children, by the action that does it. */
export function startPermission(action: string, machines: readonly Machine[]): PolicyStatement[] {
  const known = knownOf(machines);
  return known.length === 0 ? [] : [allow(action, known.map(machineArn))];
}

/** What lets the state machine start executions of its children, and see and stop them where it waits for their end. */
export function startPermissions(task: Construct, machines: readonly Machine[], waits: boolean): PolicyStatement[] {
  const start = startPermission('states:StartExecution', machines);
  const known = knownOf(machines);
  if (!waits || known.length === 0) return start;
  const executions = known.map((machine) => executionsOf(task, machine));
  return [...start, allow(['states:DescribeExecution', 'states:StopExecution'], executions)];
}

function knownOf(machines: readonly Machine[]): readonly Machine[] {
  return machines.filter((machine) => isStateMachineArn(machineArn(machine)));
}

/** Executions lie where their machine lies, and bear its name without version or alias. */
function executionsOf(task: Construct, machine: Machine): string {
  const stack = Stack.of(task);
  const { resourceName, ...parts } = stack.splitArn(machineArn(machine), ArnFormat.COLON_RESOURCE_NAME);
  const { account, region } = typeof machine === 'string' ? parts : machine.env;
  return stack.formatArn({
    partition: typeof machine === 'string' ? parts.partition : stack.partition,
    service: 'states',
    region,
    account,
    resource: 'execution',
    resourceName: `${resourceName?.split(':')[0]}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
