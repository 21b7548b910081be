import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Aws, type Stack } from 'aws-cdk-lib';
import {
  CfnStateMachine,
  DefinitionBody,
  IntegrationPattern,
  Pass,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { ExecutionOutputFormat, StepFunctionsStartExecution, type StepFunctionsStartExecutionProps } from '../src';

const ORDERS = 'arn:aws:states:eu-west-1:123456789012:stateMachine:orders';
const ELSEWHERE = 'arn:aws:states:eu-central-1:999999999999:stateMachine:returns';
const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const conformance = {
  task: StepFunctionsStartExecution,
  resource: 'states:startExecution',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['states:StartExecution'],
    [IntegrationPattern.RUN_JOB]: [
      'states:StartExecution',
      'states:DescribeExecution',
      'states:StopExecution',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['states:StartExecution'],
  },
  runJobSuffix: '.sync:2',
  props: (stack: Stack) => ({ stateMachine: StateMachine.fromStateMachineName(stack, 'Child', 'orders') }),
  tokenProps: (stack: Stack, token: string) => ({
    stateMachine: StateMachine.fromStateMachineName(stack, 'Child', 'orders'),
    input: TaskInput.fromObject({ token }),
  }),
};

describeTask<StepFunctionsStartExecutionProps>(conformance);

describe('StepFunctionsStartExecution', () => {
  test('renders every prop', () => {
    const state = stateOf({
      stateMachineArn: ORDERS,
      input: TaskInput.fromObject({ order: JsonPath.stringAt('$.id') }),
      name: JsonPath.format('order-{}', JsonPath.stringAt('$.id')),
      additionalParameters: { TraceHeader: 'Root=1' },
    });
    expect(state['Parameters']).toEqual({
      StateMachineArn: ORDERS,
      Input: { 'order.$': '$.id' },
      'Name.$': "States.Format('order-{}', $.id)",
      TraceHeader: 'Root=1',
    });
  });

  test('hands on the input of the state, in the language of each rendering', () => {
    const stack = stackIn();
    const task = new StepFunctionsStartExecution(stack, 'Task', { stateMachineArn: ORDERS });
    expect(task.toStateJson()).toMatchObject({ Parameters: { 'Input.$': '$' } });
    expect(task.toStateJson(QueryLanguage.JSONATA)).toMatchObject({ Arguments: { Input: '{% $states.input %}' } });
  });

  test.each([
    [ExecutionOutputFormat.JSON, '.sync:2'],
    [ExecutionOutputFormat.STRING, '.sync'],
  ])('gets the output of the execution as %s', (outputFormat, suffix) => {
    const { Resource } = stateOf({ stateMachineArn: ORDERS, integrationPattern: RUN_JOB, outputFormat });
    expect(Resource).toBe(`arn:<AWS::Partition>:states:::states:startExecution${suffix}`);
  });

  test('takes no output format where it does not wait for the execution', () => {
    const props = { stateMachineArn: ORDERS, outputFormat: ExecutionOutputFormat.STRING };
    expect(() => stateOf(props)).toThrow(
      /INVALID_PROP at outputFormat: .* the pattern is REQUEST_RESPONSE\. Use RUN_JOB/,
    );
  });

  test.each([StateMachineType.EXPRESS, StateMachineType.STANDARD])(
    'waits for executions unless they are EXPRESS: %s',
    (type) => {
      const stack = stackIn();
      const stateMachine = machineIn(stack, type);
      const task = new StepFunctionsStartExecution(stack, 'Task', { stateMachine, integrationPattern: RUN_JOB });
      const error = expect(() => synthesise(stack, task));
      if (type === StateMachineType.EXPRESS)
        error.toThrow(/UNSUPPORTED_PATTERN at integrationPattern: RUN_JOB cannot wait for an EXPRESS/);
      else error.not.toThrow();
    },
  );

  test('waits for no EXPRESS machine of the scope either, however it was made', () => {
    const stack = stackIn();
    const express = new CfnStateMachine(stack, 'Cfn', {
      roleArn: 'arn:aws:iam::123456789012:role/x',
      stateMachineType: 'EXPRESS',
    });
    const task = new StepFunctionsStartExecution(stack, 'Task', {
      stateMachineArn: JsonPath.stringAt('$.arn'),
      stateMachineScope: [ORDERS, express],
      integrationPattern: RUN_JOB,
    });
    expect(() => synthesise(stack, task)).toThrow(/UNSUPPORTED_PATTERN at integrationPattern: RUN_JOB cannot wait/);
  });

  test('an EXPRESS machine may answer a callback', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new StepFunctionsStartExecution(stack, 'Task', {
        stateMachine: machineIn(stack, StateMachineType.EXPRESS),
        integrationPattern: WAIT_FOR_TASK_TOKEN,
        input: TaskInput.fromObject({ token: JsonPath.taskToken }),
      }),
    );
    expect(state['Parameters'].Input).toEqual({ 'token.$': '$$.Task.Token' });
  });
});

describe('associateWithParent', () => {
  const PARENT = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

  test.each([
    [QueryLanguage.JSON_PATH, 'Parameters', { [`${PARENT}.$`]: '$$.Execution.Id' }],
    [QueryLanguage.JSONATA, 'Arguments', { [PARENT]: '{% $states.context.Execution.Id %}' }],
  ])('tells the execution its parent in %s', (queryLanguage, field, parent) => {
    const props = { stateMachineArn: ORDERS, associateWithParent: true, queryLanguage };
    expect(stateOf(props)[field].Input).toEqual(parent);
    expect(stateOf({ ...props, input: TaskInput.fromObject({ a: 1 }) })[field].Input).toEqual({ a: 1, ...parent });
    expect(stateOf({ ...props, additionalParameters: { Input: { b: 2 } } })[field].Input).toEqual({ b: 2, ...parent });
  });

  test.each([
    ['text', TaskInput.fromText('hello'), QueryLanguage.JSON_PATH],
    ['a path', TaskInput.fromJsonPathAt('$.order'), QueryLanguage.JSON_PATH],
    ['a path as an object', TaskInput.fromObject(JsonPath.objectAt('$.order')), QueryLanguage.JSON_PATH],
    ['a JSONata expression', TaskInput.fromJsonata('$states.input'), QueryLanguage.JSONATA],
  ])('has no place in an input that is %s', (_, input, queryLanguage) => {
    const props = { stateMachineArn: ORDERS, associateWithParent: true, input, queryLanguage };
    expect(() => stateOf(props)).toThrow(/INVALID_PROP at associateWithParent: .* Write it as TaskInput\.fromObject/);
  });
});

describe('permissions of StepFunctionsStartExecution', () => {
  test.each<[string, (stack: Stack) => StepFunctionsStartExecutionProps, string, string]>([
    [
      'a machine of the stack',
      (stack) => ({ stateMachine: machineIn(stack) }),
      '<ChildDAB30558>',
      `arn:<AWS::Partition>:states:eu-west-1:123456789012:execution:<{'Fn::Select':[6,{'Fn::Split':[':',{'Ref':'ChildDAB30558'}]}]}>:*`,
    ],
    [
      'a machine of another account',
      (stack) => ({ stateMachine: StateMachine.fromStateMachineArn(stack, 'Child', ELSEWHERE) }),
      ELSEWHERE,
      'arn:<AWS::Partition>:states:eu-central-1:999999999999:execution:returns:*',
    ],
    ['an ARN', () => ({ stateMachineArn: ORDERS }), ORDERS, 'arn:aws:states:eu-west-1:123456789012:execution:orders:*'],
    [
      'an alias',
      () => ({ stateMachineArn: `${ORDERS}:live` }),
      `${ORDERS}:live`,
      'arn:aws:states:eu-west-1:123456789012:execution:orders:*',
    ],
    [
      'an ARN pattern of machines that are known at run time only',
      () => ({ stateMachineArn: JsonPath.stringAt('$.arn'), stateMachineScope: [`${ORDERS}-*`] }),
      `${ORDERS}-*`,
      'arn:aws:states:eu-west-1:123456789012:execution:orders-*:*',
    ],
  ])('are on %s and its executions', (_, props, machine, executions) => {
    const stack = stackIn();
    const task = new StepFunctionsStartExecution(stack, 'Task', { ...props(stack), integrationPattern: RUN_JOB });
    const granted = grantsOf(stack, task);
    expect(granted['states:StartExecution']).toEqual([machine]);
    expect(granted['states:DescribeExecution,states:StopExecution']).toEqual([executions]);
  });

  test.each([
    ['a path', JsonPath.stringAt('$.arn'), QueryLanguage.JSON_PATH],
    [
      'an ARN around a path',
      `arn:aws:states:eu-west-1:123456789012:stateMachine:${JsonPath.stringAt('$.name')}`,
      QueryLanguage.JSON_PATH,
    ],
    ['JSONata', Jsonata.stringAt('$states.input.arn'), QueryLanguage.JSONATA],
    ['JSONata as a string', '{% $states.input.arn %}', QueryLanguage.JSONATA],
  ])('are on exactly the scope of an ARN that is %s', (_, stateMachineArn, queryLanguage) => {
    const stack = stackIn();
    const stateMachineScope = [ORDERS, StateMachine.fromStateMachineArn(stack, 'Returns', ELSEWHERE)];
    const task = new StepFunctionsStartExecution(stack, 'Task', { stateMachineArn, stateMachineScope, queryLanguage });
    expect(grantsOf(stack, task)).toEqual({ 'states:StartExecution': [ORDERS, ELSEWHERE] });
  });

  test('are on an ARN that only the deployment knows', () => {
    const stack = stackIn();
    const stateMachineArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:orders`;
    const task = new StepFunctionsStartExecution(stack, 'Task', { stateMachineArn });
    expect(grantsOf(stack, task)).toEqual({
      'states:StartExecution': ['arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:orders'],
    });
  });

  test.each<[string, (stack: Stack) => StepFunctionsStartExecutionProps, RegExp]>([
    ['no machine', () => ({}), /at stateMachine: expected one of stateMachine and stateMachineArn, found none/],
    [
      'two machines',
      (stack) => ({ stateMachine: machineIn(stack), stateMachineArn: ORDERS }),
      /at stateMachine: expected one of stateMachine and stateMachineArn, found both/,
    ],
    [
      'an expression without a scope',
      () => ({ stateMachineArn: JsonPath.stringAt('$.arn') }),
      /at stateMachineScope: .* List the state machines/,
    ],
    [
      'an expression with an empty scope',
      () => ({ stateMachineArn: JsonPath.stringAt('$.arn'), stateMachineScope: [] }),
      /at stateMachineScope: .* List the state machines/,
    ],
    [
      'a scope that is not needed',
      () => ({ stateMachineArn: ORDERS, stateMachineScope: [ORDERS] }),
      /at stateMachineScope: .* Leave stateMachineScope away/,
    ],
    ['a name', () => ({ stateMachineArn: 'orders' }), /at stateMachineArn: expected an ARN such as .*, found "orders"/],
    [
      'a name in the scope',
      () => ({ stateMachineArn: JsonPath.stringAt('$.arn'), stateMachineScope: ['orders'] }),
      /at stateMachineScope: expected an ARN such as .*, found "orders"/,
    ],
    [
      'an imported machine with an expression for its ARN',
      (stack) => ({ stateMachine: StateMachine.fromStateMachineArn(stack, 'Child', JsonPath.stringAt('$.arn')) }),
      /at stateMachine: its ARN is an expression.* Pass the expression as stateMachineArn/,
    ],
  ])('cannot be derived from %s', (_, props, message) => {
    const stack = stackIn();
    const task = new StepFunctionsStartExecution(stack, 'Task', { ...props(stack), integrationPattern: RUN_JOB });
    expect(() => synthesise(stack, task)).toThrow(message);
  });
});

function machineIn(stack: Stack, stateMachineType?: StateMachineType): StateMachine {
  return new StateMachine(stack, 'Child', {
    definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
    stateMachineType,
  });
}

function stateOf(props: StepFunctionsStartExecutionProps): Record<string, any> {
  const stack = stackIn();
  return synthesiseState(stack, new StepFunctionsStartExecution(stack, 'Task', props));
}

/** The resources of each statement by its actions; those of the managed rule apart. */
function grantsOf(stack: Stack, task: StepFunctionsStartExecution): Record<string, string[]> {
  const { statements } = synthesise(stack, task);
  return Object.fromEntries(
    statements
      .filter(({ Action }) => !String(Action).startsWith('events:'))
      .map(({ Action, Resource }) => [String(Action), [Resource].flat().map(flatten)]),
  );
}
