import { allow, containsExpression } from '@sfn-tasks/core';
import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IStateMachineRef, type StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { StepFunctionsStartExecutionProps } from './start-execution-props';

/** A state machine, or its ARN. */
type Machine = string | IStateMachineRef;

/** The state machines that the task may start. */
export function childMachines(props: StepFunctionsStartExecutionProps): readonly Machine[] {
  const { stateMachine, stateMachineArn, stateMachineScope } = props;
  if (stateMachine !== undefined) return [stateMachine];
  if (stateMachineArn === undefined) return [];
  return containsExpression(stateMachineArn) ? (stateMachineScope ?? []) : [stateMachineArn];
}

/** The ARN of a state machine. */
export function machineArn(machine: Machine): string {
  return typeof machine === 'string' ? machine : machine.stateMachineRef.stateMachineArn;
}

/** Whether a state machine is known to be an EXPRESS one; imported machines do not tell. */
export function isExpress(machine: Machine): boolean {
  return (
    typeof machine !== 'string' && (machine as Partial<StateMachine>).stateMachineType === StateMachineType.EXPRESS
  );
}

/** Whether a policy can name the machine: not by an expression, and not by anything but an ARN. */
export function isStateMachineArn(arn: string): boolean {
  if (containsExpression(arn)) return false;
  return Token.isUnresolved(arn) || /^arn:[^:]+:states:[^:]*:[^:]*:stateMachine:./.test(arn);
}

/** What lets the state machine start executions of its children, and see and stop them where it waits for their end. */
export function startPermissions(task: Construct, machines: readonly Machine[], waits: boolean): PolicyStatement[] {
  const known = machines.filter((machine) => isStateMachineArn(machineArn(machine)));
  if (known.length === 0) return [];
  const start = allow('states:StartExecution', known.map(machineArn));
  if (!waits) return [start];
  const executions = known.map((machine) => executionsOf(task, machine));
  return [start, allow(['states:DescribeExecution', 'states:StopExecution'], executions)];
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
