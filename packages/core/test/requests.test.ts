import { CfnParameter, Lazy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { JsonPath as CdkJsonPath, DefinitionBody, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Jsonata, JsonPath } from '../src';
import { newStack, PlaceOrder, problemsOf, rendered, warningsOf } from './helpers/order-task';

const jsonata = { queryLanguage: QueryLanguage.JSONATA };

describe('a request in JSONPath', () => {
  test.each<[string, any, any]>([
    ['a string from a path', { OrderId: JsonPath.stringAt('$.id') }, { 'OrderId.$': '$.id' }],
    ["a path of aws-cdk-lib's", { OrderId: CdkJsonPath.stringAt('$.id') }, { 'OrderId.$': '$.id' }],
    ['a number from a path', { OrderId: 'a', Amount: JsonPath.numberAt('$.n') }, { OrderId: 'a', 'Amount.$': '$.n' }],
    [
      'a boolean from a path',
      { OrderId: 'a', Express: JsonPath.booleanAt('$.b') },
      { OrderId: 'a', 'Express.$': '$.b' },
    ],
    ['a list from a path', { OrderId: 'a', Lines: JsonPath.listAt('$.lines') }, { OrderId: 'a', 'Lines.$': '$.lines' }],
    [
      'an object from a path',
      { OrderId: 'a', Labels: JsonPath.objectAt('$.labels') },
      { OrderId: 'a', 'Labels.$': '$.labels' },
    ],
    [
      'text around a path',
      { OrderId: `no ${JsonPath.stringAt('$.id')}!` },
      { 'OrderId.$': "States.Format('no {}!', $.id)" },
    ],
    [
      'a path in a list',
      { OrderId: 'a', Note: ['run', JsonPath.stringAt('$.x')] },
      { OrderId: 'a', 'Note.$': "States.Array('run', $.x)" },
    ],
    [
      'a path in a list in a list',
      { OrderId: 'a', Note: [['a'], ['b', JsonPath.numberAt('$.x')]] },
      { OrderId: 'a', 'Note.$': "States.Array(States.Array('a'), States.Array('b', $.x))" },
    ],
    [
      'a path in an object in a list',
      { OrderId: 'a', Lines: [{ Sku: JsonPath.stringAt('$.sku') }] },
      { OrderId: 'a', Lines: [{ 'Sku.$': '$.sku' }] },
    ],
    ['a context field', { OrderId: JsonPath.executionName }, { 'OrderId.$': '$$.Execution.Name' }],
    ['a variable', { OrderId: JsonPath.stringAt('$id') }, { 'OrderId.$': '$id' }],
    ['an intrinsic', { OrderId: JsonPath.uuid() }, { 'OrderId.$': 'States.UUID()' }],
    [
      'a key that says it is a path',
      { OrderId: 'a', Note: { 'x.$': '$.y' } },
      { OrderId: 'a', Note: { 'x.$': '$.y' } },
    ],
    [
      'a path under such a key',
      { OrderId: 'a', Note: { 'x.$': JsonPath.stringAt('$.y') } },
      { OrderId: 'a', Note: { 'x.$': '$.y' } },
    ],
    [
      'map keys as they are',
      { OrderId: 'a', Labels: { 'käse 🧀': 'x', $: 'y' } },
      { OrderId: 'a', Labels: { 'käse 🧀': 'x', $: 'y' } },
    ],
    ['values that the deployment knows', { OrderId: Lazy.string({ produce: () => 'late' }) }, { OrderId: 'late' }],
    ['null and undefined', { OrderId: 'a', Note: { no: null, none: undefined } }, { OrderId: 'a', Note: { no: null } }],
  ])('renders %s', (_name, request, expected) => {
    expect(rendered(request)).toEqual(expected);
  });
});

describe('a request in JSONata', () => {
  test.each<[string, any, any]>([
    [
      'a string from an expression',
      { OrderId: Jsonata.stringAt('$states.input.id') },
      { OrderId: '{% $states.input.id %}' },
    ],
    [
      'a raw expression',
      { OrderId: '{% $id %}', Amount: '{% $n + 1 %}' },
      { OrderId: '{% $id %}', Amount: '{% $n + 1 %}' },
    ],
    ['a number', { OrderId: 'a', Amount: Jsonata.numberAt('$n') }, { OrderId: 'a', Amount: '{% $n %}' }],
    ['a boolean', { OrderId: 'a', Express: Jsonata.booleanAt('$b') }, { OrderId: 'a', Express: '{% $b %}' }],
    ['a list', { OrderId: 'a', Lines: Jsonata.listAt('$l') }, { OrderId: 'a', Lines: '{% $l %}' }],
    ['an object', { OrderId: 'a', Labels: Jsonata.objectAt('$o') }, { OrderId: 'a', Labels: '{% $o %}' }],
    [
      'a whole expression where an object fits',
      { OrderId: 'a', Address: '{% $states.input %}' },
      { OrderId: 'a', Address: '{% $states.input %}' },
    ],
    [
      'an expression in a list',
      { OrderId: 'a', Note: ['run', Jsonata.stringAt('$x')] },
      { OrderId: 'a', Note: ['run', '{% $x %}'] },
    ],
    [
      'text around an expression',
      { OrderId: `no ${Jsonata.stringAt('$id')}!` },
      { OrderId: '{% "no " & $id & "!" %}' },
    ],
  ])('renders %s', (_name, request, expected) => {
    expect(rendered(request, jsonata)).toEqual(expected);
  });
});

describe('what cannot be rendered is reported with its place', () => {
  const self: any = {};
  self.self = self;

  test.each<[string, any, RegExp, object?]>([
    [
      'a path that does not parse',
      { OrderId: JsonPath.stringAt('$.a[') },
      /\[Stack\/Order\] EXPRESSION_SYNTAX at OrderId: "\$\.a\[" does not parse at position 3: the bracket opened/,
    ],
    [
      'JSONata that does not parse',
      { OrderId: Jsonata.stringAt('{% $a. %}') },
      /EXPRESSION_SYNTAX at OrderId: "\{% \$a\. %\}" does not parse at position \d+/,
      jsonata,
    ],
    [
      'JSONata in a JSONPath state',
      { OrderId: Jsonata.stringAt('$a') },
      /EXPRESSION_WRONG_LANGUAGE at OrderId: .* is JSONata, but the state uses JSONPath/,
    ],
    [
      'a path in a JSONata state',
      { OrderId: JsonPath.stringAt('$.a') },
      /EXPRESSION_WRONG_LANGUAGE at OrderId: .* is JSONPath, but the state uses JSONata/,
      jsonata,
    ],
    ['a text that only begins as JSONata', { OrderId: '{% $a' }, /EXPRESSION_SYNTAX at OrderId/, jsonata],
    [
      'a key that says it is a path, but holds none',
      { OrderId: 'a', Note: { 'x.$': 'plain' } },
      /EXPRESSION_SYNTAX at Note.*: a key that ends in "\.\$" takes a JSONPath expression, found "plain"/,
    ],
    [
      'a function',
      { OrderId: 'a', Note: () => 1 },
      /INVALID_PROP at Note: expected a JSON value or an expression, found a function/,
    ],
    ['a number that JSON lacks', { OrderId: 'a', Amount: Number.NaN }, /INVALID_PROP at Amount: .* found NaN/],
    [
      'an object that contains itself',
      { OrderId: 'a', Note: self },
      /INVALID_PROP at Note\.self: .* an object that contains itself/,
    ],
    ['a construct', { OrderId: 'a', Note: newStack() }, /INVALID_PROP at Note: .* found a construct \(Stack\)/],
    [
      'the key __proto__',
      { OrderId: 'a', Labels: JSON.parse('{"__proto__": "x"}') },
      /INVALID_PROP at Labels\.__proto__: the key __proto__ cannot pass through the CDK/,
    ],
  ])('%s', (_name, order, expected, props = {}) => {
    const stack = newStack();
    expect(problemsOf(stack, new PlaceOrder(stack, 'Order', { order, ...props }))).toEqual([
      expect.stringMatching(expected),
    ]);
  });
});

test('a number that the deployment knows stays one: no quotes stand around it', () => {
  const stack = newStack();
  const Amount = new CfnParameter(stack, 'Amount', { type: 'Number' }).valueAsNumber;
  const task = new PlaceOrder(stack, 'Order', { order: { OrderId: 'a', Amount } });
  new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(task) });
  const [machine] = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
  const parts: unknown[] = machine!['Properties'].DefinitionString['Fn::Join'][1];
  const at = parts.findIndex((part: any) => part.Ref === 'Amount');
  expect(parts[at - 1]).toMatch(/"Amount":$/);
  expect(parts[at + 1]).toMatch(/^\}/);
});

test('text that looks like JSONata is text in a JSONPath state, with a warning', () => {
  const stack = newStack();
  const order = { OrderId: 'a', Note: '{% $states.input.note %}' };
  const task = new PlaceOrder(stack, 'Order', { order });
  expect(problemsOf(stack, task)).toEqual([]);
  expect(task.toStateJson()).toMatchObject({ Parameters: order });
  expect(warningsOf(stack)).toEqual([expect.stringMatching(/EXPRESSION_WRONG_LANGUAGE at Note: .* takes it as text/)]);
});
