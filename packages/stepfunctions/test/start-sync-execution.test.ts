import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import {
  CfnStateMachine,
  DefinitionBody,
  IntegrationPattern,
  Pass,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { StepFunctionsStartSyncExecution, type StepFunctionsStartSyncExecutionProps } from '../src';

const PRICING = 'arn:aws:states:eu-west-1:123456789012:stateMachine:pricing';
const { JSON_PATH, JSONATA } = QueryLanguage;

describeTask<StepFunctionsStartSyncExecutionProps>({
  task: StepFunctionsStartSyncExecution,
  resource: 'aws-sdk:sfn:startSyncExecution',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['states:StartSyncExecution'] },
  props: (stack: Stack) => ({ stateMachine: StateMachine.fromStateMachineName(stack, 'Child', 'pricing') }),
});

describe('the input of StepFunctionsStartSyncExecution', () => {
  test.each<[string, TaskInput | undefined, QueryLanguage, object]>([
    ['the input of the state', undefined, JSON_PATH, { 'Input.$': 'States.JsonToString($)' }],
    ['the input of the state', undefined, JSONATA, { Input: '{% $string($states.input) %}' }],
    ['a literal object', TaskInput.fromObject({ a: [1, { b: true }] }), JSON_PATH, { Input: '{"a":[1,{"b":true}]}' }],
    ['a literal object', TaskInput.fromObject({ a: [1, { b: true }] }), JSONATA, { Input: '{"a":[1,{"b":true}]}' }],
    ['text', TaskInput.fromText('{"a":1}'), JSON_PATH, { Input: '{"a":1}' }],
    [
      'an object with a path',
      TaskInput.fromObject({ order: JsonPath.stringAt('$.id'), n: 1 }),
      JSON_PATH,
      {
        'Input.$': `States.JsonToString(States.StringToJson(States.Format('\\{"order":{},"n":1\\}', States.JsonToString($.id))))`,
      },
    ],
    [
      'an object with an expression',
      TaskInput.fromObject({ order: Jsonata.stringAt('$id'), n: 1 }),
      JSONATA,
      { Input: '{% $string({"order": $id, "n": 1}) %}' },
    ],
    ['a path', TaskInput.fromJsonPathAt('$.order'), JSON_PATH, { 'Input.$': 'States.JsonToString($.order)' }],
    ['an expression', TaskInput.fromText('{% $order %}'), JSONATA, { Input: '{% $string($order) %}' }],
  ])('is %s as JSON text', (_, input, queryLanguage, expected) => {
    expect(requestOf({ stateMachineArn: PRICING, input, queryLanguage })).toEqual({
      StateMachineArn: PRICING,
      ...expected,
    });
  });
});

describe('StepFunctionsStartSyncExecution', () => {
  test('renders its other props', () => {
    const request = requestOf({
      stateMachineArn: PRICING,
      input: TaskInput.fromText('{}'),
      name: JsonPath.format('order-{}', JsonPath.stringAt('$.id')),
      additionalParameters: { IncludedData: 'METADATA_ONLY' },
    });
    expect(request).toEqual({
      StateMachineArn: PRICING,
      Input: '{}',
      'Name.$': "States.Format('order-{}', $.id)",
      IncludedData: 'METADATA_ONLY',
    });
  });

  test.each<[string, (stack: Stack) => StepFunctionsStartSyncExecutionProps, string[]]>([
    [
      'an EXPRESS machine',
      (stack) => ({ stateMachine: machineIn(stack, StateMachineType.EXPRESS) }),
      ['<ChildDAB30558>'],
    ],
    ['an ARN', () => ({ stateMachineArn: PRICING }), [PRICING]],
    [
      'exactly the scope of an ARN from the input',
      () => ({ stateMachineArn: JsonPath.stringAt('$.arn'), stateMachineScope: [PRICING, `${PRICING}-*`] }),
      [PRICING, `${PRICING}-*`],
    ],
  ])('may run %s', (_, props, arns) => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new StepFunctionsStartSyncExecution(stack, 'Run', props(stack)));
    expect(statements.map(({ Action }) => Action)).toEqual(['states:StartSyncExecution']);
    expect(statements.flatMap(({ Resource }) => [Resource].flat().map(flatten))).toEqual(arns);
  });

  test.each<[string, (stack: Stack) => StepFunctionsStartSyncExecutionProps, RegExp]>([
    [
      'a STANDARD machine',
      (stack) => ({ stateMachine: machineIn(stack) }),
      /INVALID_PROP at stateMachine: only an EXPRESS state machine runs synchronously, found a STANDARD one/,
    ],
    [
      'a CloudFormation machine without a type',
      (stack) => ({
        stateMachineArn: JsonPath.stringAt('$.arn'),
        stateMachineScope: [new CfnStateMachine(stack, 'Cfn', { roleArn: 'arn:aws:iam::123456789012:role/x' })],
      }),
      /INVALID_PROP at stateMachineScope: only an EXPRESS/,
    ],
    [
      'an ARN from the input without a scope',
      () => ({ stateMachineArn: JsonPath.stringAt('$.arn') }),
      /INVALID_PROP at stateMachineScope: the ARN is known at run time only/,
    ],
    ['no machine', () => ({}), /INVALID_PROP at stateMachine: expected one of stateMachine and stateMachineArn/],
  ])('cannot run %s', (_, props, message) => {
    const stack = stackIn();
    const task = new StepFunctionsStartSyncExecution(stack, 'Run', props(stack));
    expect(() => synthesise(stack, task)).toThrow(message);
  });
});

function machineIn(stack: Stack, stateMachineType?: StateMachineType): StateMachine {
  return new StateMachine(stack, 'Child', {
    definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
    stateMachineType,
  });
}

function requestOf(props: StepFunctionsStartSyncExecutionProps) {
  const stack = stackIn();
  const state = synthesiseState(stack, new StepFunctionsStartSyncExecution(stack, 'Run', props));
  return state['Parameters'] ?? state['Arguments'];
}
