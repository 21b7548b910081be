import { containsExpression } from '@sfn-tasks/core';
import type { ChildMachineProps } from './child-machine-props';
import { childMachines, isStateMachineArn, machineArn } from './child-machines';

type Reject = (prop: string, message: string) => void;

/** Reports a child that is missing or given twice, and one that no policy can name. */
export function checkMachine(props: ChildMachineProps<object>, reject: Reject): void {
  const { stateMachine, stateMachineArn, stateMachineScope } = props;
  if ((stateMachine === undefined) === (stateMachineArn === undefined)) {
    const found = stateMachine === undefined ? 'none' : 'both';
    reject(
      'stateMachine',
      `expected one of stateMachine and stateMachineArn, found ${found}. Use stateMachineArn where an expression yields the ARN.`,
    );
    return;
  }
  const atRunTime = stateMachineArn !== undefined && containsExpression(stateMachineArn);
  if (atRunTime && !stateMachineScope?.length) {
    reject(
      'stateMachineScope',
      'the ARN is known at run time only, so no permission can be derived from it. List the state machines that it may name, or ARN patterns of them.',
    );
  }
  if (!atRunTime && stateMachineScope !== undefined) {
    reject(
      'stateMachineScope',
      'the state machine is known, so the permissions name it alone. Leave stateMachineScope away.',
    );
  }
  const prop = atRunTime ? 'stateMachineScope' : stateMachine === undefined ? 'stateMachineArn' : 'stateMachine';
  for (const arn of childMachines(props).map(machineArn)) checkArn(arn, prop, reject);
}

function checkArn(arn: string, prop: string, reject: Reject): void {
  if (containsExpression(arn)) {
    reject(
      prop,
      'its ARN is an expression, which no policy can name. Pass the expression as stateMachineArn, and the state machines that it may name as stateMachineScope.',
    );
  } else if (!isStateMachineArn(arn)) {
    reject(
      prop,
      `expected an ARN such as arn:aws:states:eu-west-1:123456789012:stateMachine:orders, found ${JSON.stringify(arn)}.`,
    );
  }
}
