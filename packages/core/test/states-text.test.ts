import { Aws, CfnParameter, Fn, JsonNull, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  DefinitionBody,
  JsonPath,
  Map as MapState,
  Parallel,
  Pass,
  StateGraph,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import { toDefinition } from '../src';
import { statesText } from '../src/states-text';
import { newStack, PlaceOrder } from './helpers/order-task';

// The same states in every run.
fc.configureGlobal({ seed: 20261128 });

const lazy = (value: unknown) => Lazy.uncachedAny({ produce: () => value });

/** Values of every kind that a state may hold, by what they are. */
const VALUES: Record<string, unknown> = {
  'a reference': Aws.PARTITION,
  'a reference inside text': `arn:${Aws.PARTITION}:states:::sqs:sendMessage`,
  'text that needs escapes': 'a "quoted" \\ text\nof \u2028 🧀',
  'JSON with a reference inside text': JSON.stringify({ arn: `arn:${Aws.PARTITION}:"x"` }),
  'a function of CloudFormation': Fn.join('"', ['a', Aws.REGION, Fn.select(1, ['b', Aws.ACCOUNT_ID])]),
  'the number of a parameter': Token.asNumber({ Ref: 'Size' }),
  'a number in text': `${Token.asString(lazy(5))} of ${Token.asString(lazy(7))}`,
  'text that becomes a number': Token.asString(lazy(5)),
  'text that becomes an object': Token.asString(lazy({ a: { Ref: 'Size' } })),
  'text that becomes nothing': Token.asString(lazy(undefined)),
  'a list that becomes one': Token.asList(lazy(['a', 'b'])),
  'a list of the deployment': Fn.split(',', Fn.importValue('List')),
  'a token that is no text': lazy({ a: [1, Aws.REGION] }),
  null: null,
  'a null that stays': JsonNull.INSTANCE,
  'nothing in an object': { a: undefined, b: 1 },
  'nothing in a list': [undefined, 1],
  'what looks like a function of CloudFormation': { Ref: 'Size' },
  'a token as key': { [Token.asString(lazy('key'))]: 1 },
  'a reference as key': { [Aws.REGION]: 1 },
  'a date': new Date(0),
  numbers: [0, -0, 1.5, 1e21, Number.NaN, -1e288],
  empty: [{}, [], ''],
};

function resolved(states: any, text: boolean): unknown {
  const stack = newStack();
  return stack.resolve(stack.toJsonString({ StartAt: 'A', States: text ? statesText(states) : states, Comment: 'c' }));
}

/** What aws-cdk-lib itself writes; where all tokens turn out to be text, that is one text to it, and a join of one text here. */
function expected(states: any): unknown {
  const json = resolved(states, false);
  return typeof json === 'string' && typeof resolved(states, true) !== 'string' ? { 'Fn::Join': ['', [json]] } : json;
}

test.each(Object.entries(VALUES))('given %s, when written, then it is what aws-cdk-lib writes', (_, value) => {
  const states = {
    A: { Type: 'Task', Value: value },
    'a "name"': { Resource: `arn:${Aws.PARTITION}:b`, In: [{ value }] },
  };
  expect(resolved(states, true)).toEqual(expected(states));
});

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.integer(),
    fc.constantFrom(...Object.values(VALUES)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.string({ maxLength: 4 }).filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
})).value;

test('given states without any token, when written, then they stay as they are', () => {
  const states = { A: { Type: 'Task', Note: [1, 'a', null] } };
  expect(statesText(states)).toBe(states);
});

test('given states of any content, when written, then they are what aws-cdk-lib writes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.record({ value }), { minKeys: 1 }), (states) => {
      expect(resolved(states, true)).toEqual(expected(states));
    }),
  );
});

describe('given a machine with our tasks, when synthesised, then', () => {
  test('references to another stack are exported there', () => {
    const stack = newStack();
    const other = new Stack(stack.node.root as never, 'Other', {
      env: { region: 'eu-west-1', account: '123456789012' },
    });
    const { queueUrl } = new Queue(other, 'Queue');
    const states = new PlaceOrder(stack, 'Order', { order: { OrderId: 'a', Note: queueUrl } }).next(
      new Pass(stack, 'Pass', { parameters: { [`${queueUrl}`]: [new Queue(other, 'Second').queueArn] } }),
    );
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(states) });
    expect(Object.keys(Template.fromStack(other).findOutputs('*'))).toHaveLength(2);
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('Fn::ImportValue');
  });

  test('its statements and states are whole where two copies of core meet', () => {
    const stack = newStack();
    let Other: typeof PlaceOrder = PlaceOrder;
    jest.isolateModules(() => {
      Other = require('./helpers/order-task').PlaceOrder;
    });
    expect(Other).not.toBe(PlaceOrder);
    const order = { OrderId: 'a' };
    const first = new PlaceOrder(stack, 'First', { order });
    const machine = new StateMachine(stack, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(first.next(new Other(stack, 'Second', { order, grants: 'none' }))),
    });
    expect(Object.keys(toDefinition(machine).States)).toEqual(['First', 'Second']);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 1);
  });

  test('its definition is what aws-cdk-lib writes of the same graph', () => {
    const statesIn = (stack: Stack) => {
      const order = { OrderId: 'a', Note: { size: new CfnParameter(stack, 'Size', { type: 'Number' }).valueAsNumber } };
      const each = new MapState(stack, 'Each', { resultPath: JsonPath.DISCARD }).itemProcessor(
        new PlaceOrder(stack, 'Inner', { order }),
      );
      const both = new Parallel(stack, 'Both').branch(
        new Pass(stack, 'Pass', { parameters: { now: JsonPath.stringAt('$$.State.EnteredTime') } }),
      );
      return new PlaceOrder(stack, 'Order', { order }).addCatch(new Pass(stack, 'Caught')).next(each).next(both);
    };
    const [stack, other] = [newStack(), newStack()];
    const machine = new StateMachine(stack, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(statesIn(stack)),
    });
    const graph = new StateGraph(statesIn(other).startState, 'State Machine definition');
    const { definitionString } = machine.node.defaultChild as any;
    expect(stack.resolve(definitionString)).toEqual(other.resolve(other.toJsonString(graph.toGraphJson())));
  });
});
