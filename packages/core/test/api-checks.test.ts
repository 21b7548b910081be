import { Annotations } from 'aws-cdk-lib';
import { JsonPath } from '../src';
import { definitionOf, newStack, PlaceOrder, problemsOf, warningsOf } from './helpers/order-task';

describe('the request is checked against the API', () => {
  test.each<[string, any, string[]]>([
    ['a missing parameter', {}, ['API_MISSING_PARAMETER at OrderId: the API requires this parameter']],
    ['a missing nested parameter', { OrderId: 'a', Lines: [{}] }, ['API_MISSING_PARAMETER at Lines[0].Sku']],
    [
      'an unknown parameter',
      { OrderId: 'a', Amuont: 1 },
      ['API_UNKNOWN_PARAMETER at Amuont: the API has no parameter "Amuont". Did you mean Amount?'],
    ],
    ['a wrong type', { OrderId: 7 }, ['API_WRONG_TYPE at OrderId: expected a string, found 7']],
    [
      'a broken number',
      { OrderId: 'a', Amount: 1.5 },
      ['API_WRONG_TYPE at Amount: expected a whole number, found 1.5'],
    ],
    [
      'a list where an object fits',
      { OrderId: 'a', Labels: [] },
      ['API_WRONG_TYPE at Labels: expected an object, found []'],
    ],
    [
      'an object where a list fits',
      { OrderId: 'a', Lines: {} },
      ['API_WRONG_TYPE at Lines: expected a list, found {}'],
    ],
    [
      'a text where a boolean fits',
      { OrderId: 'a', Express: 'yes' },
      ['API_WRONG_TYPE at Express: expected true or false, found "yes"'],
    ],
    [
      'two members of a union',
      { OrderId: 'a', Address: { Email: 'a', Phone: 'b' } },
      ['API_WRONG_TYPE at Address: exactly one of Email, Phone fits here, found Email, Phone'],
    ],
    [
      'several at once',
      { Amount: 'x', Colour: 1 },
      ['API_UNKNOWN_PARAMETER at Colour', 'API_MISSING_PARAMETER at OrderId', 'API_WRONG_TYPE at Amount'],
    ],
  ])('%s is an error', (_name, order, expected) => {
    const stack = newStack();
    const problems = problemsOf(stack, new PlaceOrder(stack, 'Order', { order }));
    expect(problems).toEqual(expected.map((line) => expect.stringContaining(`[Stack/Order] ${line}`)));
  });

  test.each<[string, any, string]>([
    [
      'a value outside an enum',
      { OrderId: 'a', Lines: [{ Sku: 's', Colour: 'BLUE' }] },
      'API_UNEXPECTED_VALUE at Lines[0].Colour: found "BLUE", known values are RED, GREEN.',
    ],
    [
      'a text that is too long',
      { OrderId: 'abcdefghi' },
      'API_UNEXPECTED_VALUE at OrderId: the length is 9, the API expects 1 to 8.',
    ],
    [
      'a text outside the pattern',
      { OrderId: 'a-b' },
      'API_UNEXPECTED_VALUE at OrderId: found "a-b", the API expects the pattern ^[A-Za-z0-9]+$.',
    ],
    [
      'a number outside the range',
      { OrderId: 'a', Amount: 101 },
      'API_UNEXPECTED_VALUE at Amount: the value is 101, the API expects 1 to 100.',
    ],
    [
      'a list that is too long',
      { OrderId: 'a', Lines: Array(4).fill({ Sku: 's' }) },
      'API_UNEXPECTED_VALUE at Lines: the number of entries is 4, the API expects at most 3.',
    ],
  ])('%s is a warning that can be acknowledged', (_name, order, expected) => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order });
    definitionOf(stack, task);
    expect(warningsOf(stack)).toEqual([`${expected} [ack: @sfn-tasks/core:API_UNEXPECTED_VALUE]`]);

    const other = newStack();
    Annotations.of(other).acknowledgeWarning('@sfn-tasks/core:API_UNEXPECTED_VALUE');
    definitionOf(other, new PlaceOrder(other, 'Order', { order }));
    expect(warningsOf(other)).toEqual([]);
  });

  test('an expression fits any type', () => {
    const stack = newStack();
    const at = JsonPath.stringAt('$.x');
    const order = { OrderId: at, Amount: at, Express: at, Lines: at, Labels: at, Address: at };
    expect(problemsOf(stack, new PlaceOrder(stack, 'Order', { order }))).toEqual([]);
  });

  test('the problems of all states come in one failed synthesis, and warnings do not hide them', () => {
    const stack = newStack();
    const task = (id: string, order: any) => new PlaceOrder(stack, id, { order });
    const chain = task('One', {})
      .next(task('Two', { OrderId: 1 }))
      .next(task('Three', { OrderId: 'a-b', X: 1 }));
    expect(problemsOf(stack, chain)).toEqual([
      expect.stringContaining('[Stack/One] API_MISSING_PARAMETER at OrderId'),
      expect.stringContaining('[Stack/Two] API_WRONG_TYPE at OrderId'),
      expect.stringContaining('[Stack/Three] API_UNKNOWN_PARAMETER at X'),
    ]);
  });
});

describe('additionalParameters', () => {
  test('add to what the props say, nested objects too', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', {
      order: { OrderId: 'a', Note: { one: 1 } },
      additionalParameters: { Amount: 2, Note: { two: JsonPath.stringAt('$.two') } },
    });
    expect(definitionOf(stack, task).States.Order.Parameters).toEqual({
      OrderId: 'a',
      Amount: 2,
      Note: { one: 1, 'two.$': '$.two' },
    });
  });

  test('that say something else than a prop are an error', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order: { OrderId: 'a' }, additionalParameters: { OrderId: 'b' } });
    expect(problemsOf(stack, task)).toEqual([
      expect.stringContaining(
        'INVALID_PROP at additionalParameters.OrderId: a prop of the task has set this parameter to "a" already',
      ),
    ]);
  });

  test('are checked like the rest', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order: { OrderId: 'a' }, additionalParameters: { OrderID: 'b' } });
    expect(problemsOf(stack, task)).toEqual([
      expect.stringContaining(
        'API_UNKNOWN_PARAMETER at OrderID: the API has no parameter "OrderID". Did you mean OrderId?',
      ),
    ]);
  });
});
