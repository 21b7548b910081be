import { describeParity } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  Activity,
  CfnStateMachine,
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  IntegrationPattern,
  Pass,
  QueryLanguage,
  StateMachine,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;
const STARTING = [REQUEST_RESPONSE, RUN_JOB];

describeParity('StepFunctionsStartExecution', ours, [
  {
    name: 'minimal',
    patterns: STARTING,
    languages: [QueryLanguage.JSON_PATH],
    props: ({ stack }) => ({ stateMachine: childIn(stack) }),
  },
  {
    name: 'minimal',
    patterns: STARTING,
    languages: [QueryLanguage.JSONATA],
    props: ({ stack }) => ({ stateMachine: childIn(stack) }),
    expectState: ({ Arguments, ...state }) => ({ ...state, Arguments: { ...Arguments, Input: '{% $states.input %}' } }),
    differences: ['child-input-in-jsonata'],
  },
  {
    name: 'every prop',
    patterns: STARTING,
    props: ({ stack, at }) => ({
      stateMachine: childIn(stack),
      input: TaskInput.fromObject({ id: at('id'), nested: { list: [1, 'a'], flag: true } }),
      name: at('name'),
      associateWithParent: true,
      comment: 'a comment',
    }),
  },
  {
    name: 'parent alone',
    patterns: STARTING,
    props: ({ stack }) => ({ stateMachine: childIn(stack), associateWithParent: true }),
  },
  {
    name: 'whole expression',
    patterns: STARTING,
    props: ({ stack, at }) => ({ stateMachine: childIn(stack), input: TaskInput.fromText(at('order')) }),
  },
  {
    name: 'callback',
    patterns: [WAIT_FOR_TASK_TOKEN],
    props: ({ stack, token }) => ({ stateMachine: childIn(stack), input: TaskInput.fromObject({ token }) }),
  },
  {
    name: 'imported by name',
    patterns: STARTING,
    props: ({ stack }) => ({
      stateMachine: StateMachine.fromStateMachineName(stack, 'Child', 'orders'),
      input: TaskInput.fromObject({}),
    }),
  },
  {
    name: 'a machine of layer one',
    patterns: STARTING,
    props: ({ stack }) => ({
      stateMachine: new CfnStateMachine(stack, 'Child', { roleArn: 'arn:aws:iam::123456789012:role/child' }),
      input: TaskInput.fromText('{}'),
    }),
  },
  {
    name: 'another account',
    patterns: STARTING,
    props: ({ stack }) => ({
      stateMachine: StateMachine.fromStateMachineArn(
        stack,
        'Child',
        'arn:aws:states:eu-west-1:999999999999:stateMachine:orders',
      ),
      input: TaskInput.fromText('{}'),
    }),
    alsoGrants: ['states:DescribeExecution', 'states:StopExecution'],
    differences: ['child-in-its-own-account'],
  },
]);

describeParity('StepFunctionsInvokeActivity', ours, [
  { name: 'minimal', props: ({ stack }) => ({ activity: new Activity(stack, 'Activity') }) },
  {
    name: 'parameters',
    props: ({ stack, at }) => ({
      activity: new Activity(stack, 'Activity'),
      parameters: { id: at('id'), list: [1, 'a'], nested: { flag: true } },
    }),
  },
  {
    name: 'arguments',
    props: ({ stack, at }) => ({
      activity: new Activity(stack, 'Activity'),
      arguments: { id: at('id'), list: [1, 'a'] },
    }),
  },
  {
    name: 'arguments as one expression',
    languages: [QueryLanguage.JSONATA],
    props: ({ stack, at }) => ({ activity: new Activity(stack, 'Activity'), arguments: at('order') }),
  },
  {
    name: 'customer managed key',
    props: ({ stack }) => ({
      activity: new Activity(stack, 'Activity', {
        encryptionConfiguration: new CustomerManagedEncryptionConfiguration(new Key(stack, 'Key')),
      }),
    }),
  },
]);

function childIn(stack: Stack): StateMachine {
  return new StateMachine(stack, 'Child', { definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')) });
}
