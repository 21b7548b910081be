import { Duration, Lazy } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { allow, Jsonata, JsonPath, type TaskProps, task } from '../src';
import { newStack, type PlaceOrderRequest, placeOrder, problemsOf } from './helpers/order-task';

interface Props extends TaskProps<PlaceOrderRequest> {
  readonly shop?: string;
  readonly shops?: readonly unknown[];
  readonly rules?: { readonly strict?: unknown; readonly wait?: Duration };
}

class Order extends task<Props, PlaceOrderRequest>({
  api: placeOrder,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  decidedProps: ['shops', 'rules.strict', 'rules.wait'],
  parameters: () => ({ OrderId: 'a' }),
  policies: ({ shop = '*', shops = [] }) => [allow('orders:PlaceOrder', [shop, ...shops.map(String)])],
}) {}

describe('what is fixed when the app is deployed', () => {
  test.each<[string, Props]>([
    ['values', { shop: 'arn:a', shops: ['arn:b'], rules: { strict: true, wait: Duration.seconds(1) } }],
    ['values of the deployment', { shops: [Lazy.string({ produce: () => 'arn:b' })] }],
    ['a duration of the deployment', { rules: { wait: Duration.seconds(Lazy.number({ produce: () => 1 })) } }],
    ['an expression of a role that somebody else writes', { shop: JsonPath.stringAt('$.shop'), grants: 'none' }],
  ])('takes %s', (_, props) => {
    const stack = newStack();
    expect(problemsOf(stack, new Order(stack, 'Order', props))).toEqual([]);
  });

  test.each<[string, Props, RegExp]>([
    ['a list', { shops: JsonPath.listAt('$.shops') }, /at shops: permissions or .* found \$\.shops\. Name all that/],
    [
      'an element',
      { shops: ['arn:a', `arn:${JsonPath.stringAt('$.shop')}`] },
      /at shops: .* found \$\.shop\. Name all/,
    ],
    [
      'JSONata',
      { rules: { strict: '{% $strict %}' } },
      /at rules\.strict: .* found \{% \$strict %\}\. Write the value/,
    ],
    ['an object', { rules: { strict: Jsonata.booleanAt('$a') } }, /at rules\.strict: .* let a Choice state lead to/],
    ['a duration', { rules: { wait: Duration.hours(JsonPath.numberAt('$.n')) } }, /at rules\.wait: .* found \$\.n\./],
    [
      'an ARN',
      { shop: JsonPath.stringAt('$.shop') },
      / EXPRESSION_NOT_POSSIBLE: the permission for orders:PlaceOrder would name .* set grants: 'none'\.$/,
    ],
  ])('refuses %s of the run', (_, props, message) => {
    const stack = newStack();
    const problems = problemsOf(stack, new Order(stack, 'Order', props));
    expect(problems).toEqual([expect.stringMatching(message)]);
    expect(problems[0]).toMatch(/^\[Stack\/Order\] EXPRESSION_NOT_POSSIBLE/);
  });
});
