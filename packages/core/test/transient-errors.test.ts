import { Duration } from 'aws-cdk-lib';
import { IntegrationPattern, JitterType } from 'aws-cdk-lib/aws-stepfunctions';
import { type TaskProps, task } from '../src';
import { definitionOf, newStack, PlaceOrder, placeOrder, problemsOf } from './helpers/order-task';

const order = { OrderId: 'a' };

function retryOf(task: (stack: ReturnType<typeof newStack>) => PlaceOrder): unknown {
  const stack = newStack();
  return definitionOf(stack, task(stack)).States.Order.Retry;
}

const PRESET = {
  ErrorEquals: ['Orders.ThrottlingException'],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxAttempts: 8,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

describe('retry on transient errors', () => {
  test('is left to the user by default, and when it is turned off', () => {
    expect(retryOf((stack) => new PlaceOrder(stack, 'Order', { order }))).toBeUndefined();
    expect(
      retryOf((stack) => new PlaceOrder(stack, 'Order', { order, retryOnTransientErrors: false })),
    ).toBeUndefined();
  });

  test.each([PlaceOrder.jsonPath, PlaceOrder.jsonata])('takes one prop', (make) => {
    const retry = retryOf(
      (stack) =>
        make.call(PlaceOrder as never, stack, 'Order', { order, retryOnTransientErrors: true } as never) as PlaceOrder,
    );
    expect(retry).toEqual([PRESET]);
  });

  test('takes its figures from the user, one by one', () => {
    const own = { maxAttempts: 3, maxDelay: Duration.seconds(5), jitterStrategy: JitterType.NONE };
    const retry = retryOf((stack) => new PlaceOrder(stack, 'Order', { order, retryOnTransientErrors: own }));
    expect(retry).toEqual([{ ...PRESET, MaxAttempts: 3, MaxDelaySeconds: 5, JitterStrategy: 'NONE' }]);
  });

  test('comes before what the user adds, since the first retry that names an error is taken', () => {
    const retry = retryOf((stack) => {
      const placed = new PlaceOrder(stack, 'Order', { order, retryOnTransientErrors: true });
      placed.addRetry({ errors: ['States.ALL'] });
      return placed;
    });
    expect(retry).toMatchObject([PRESET, { ErrorEquals: ['States.ALL'] }]);
  });

  test('is an error where the names are not confirmed', () => {
    const { transientErrors: _, ...unconfirmed } = placeOrder;
    class Unconfirmed extends task<TaskProps, object>({
      api: unconfirmed,
      patterns: [IntegrationPattern.REQUEST_RESPONSE],
      parameters: () => order,
      policies: () => [],
    }) {}
    const stack = newStack();
    const placed = new Unconfirmed(stack, 'Order', { retryOnTransientErrors: true });
    expect(problemsOf(stack, placed)).toEqual([
      expect.stringMatching(/INVALID_PROP at retryOnTransientErrors: .*orders:placeOrder.*addRetry/),
    ]);
  });
});
