import { Aws } from 'aws-cdk-lib';
import { insideText, isKnown, Jsonata, JsonPath, knownStart } from '../src';
import { definitionOf, newStack, PlaceOrder } from './helpers/order-task';

describe('a value is known at synthesis', () => {
  test.each([['nightly'], [''], [3], [false], [['a', 'b']], ['{% open'], ['100%}'], ['{%}']])('%j is', (value) => {
    expect(isKnown(value)).toBe(true);
  });

  test.each([
    ['a JSONPath', JsonPath.stringAt('$.a')],
    ['text around one', `a-${JsonPath.stringAt('$.a')}`],
    ['a number', JsonPath.numberAt('$.n')],
    ['a list', Jsonata.listAt('$states.input.list')],
    ['delimited JSONata', '{% $states.input.a %}'],
    ['what the deployment knows', Aws.REGION],
  ])('%s is not', (_, value) => {
    expect(isKnown(value)).toBe(false);
  });
});

test.each([
  ['/orders', '/orders'],
  [`/orders/${JsonPath.stringAt('$.id')}/items`, '/orders/'],
  ['{% $states.input.path %}', ''],
])('what is known of %j', (text, expected) => {
  expect(knownStart(text)).toBe(expected);
});

test('delimited JSONata stands inside text as a token', () => {
  const stack = newStack();
  const text = `order-${insideText('{% $states.input.id %}')}-${insideText('x')}`;
  const task = PlaceOrder.jsonata(stack, 'Order', { order: { OrderId: 'a', Note: text } });
  const { Arguments } = definitionOf(stack, task).States.Order;
  expect(Arguments.Note).toBe('{% "order-" & $states.input.id & "-x" %}');
});
