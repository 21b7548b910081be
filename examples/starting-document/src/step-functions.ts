import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { StepFunctionsInvokeActivity, StepFunctionsStartExecution } from '@sfn-tasks/stepfunctions';
import type { Stack } from 'aws-cdk-lib';
import {
  Activity,
  Chain,
  DefinitionBody,
  type IChainable,
  IntegrationPattern,
  Pass,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';

/** Starts a state machine and waits until it returns the task token. The caller makes the parent around it. */
export function startExecution(stack: Stack): IChainable {
  const child = new StateMachine(stack, 'ChildStateMachine', {
    definitionBody: DefinitionBody.fromChainable(Chain.start(new Pass(stack, 'PassState'))),
  });

  return new StepFunctionsStartExecution(stack, 'ChildTask', {
    stateMachine: child,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    input: TaskInput.fromObject({ token: JsonPath.taskToken, foo: 'bar' }),
    name: 'MyExecutionName',
  });
}

/** Hands the work to whoever polls an activity. */
export function invokeActivity(stack: Stack): IChainable {
  const submitJobActivity = new Activity(stack, 'SubmitJob');

  return new StepFunctionsInvokeActivity(stack, 'Submit Job', { activity: submitJobActivity });
}
