import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  DefinitionBody,
  type IChainable,
  IntegrationPattern,
  StateMachine,
  type StateMachineProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import { type Api, allow, type TaskProps, task } from '../../src';

export interface PlaceOrderRequest {
  OrderId: unknown;
  Amount?: unknown;
  Express?: unknown;
  Lines?: unknown;
  Labels?: unknown;
  Note?: unknown;
  Address?: unknown;
}

/** An API with a member of every kind. */
export const placeOrder: Api<PlaceOrderRequest> = {
  service: 'orders',
  name: 'placeOrder',
  input: 'PlaceOrderRequest',
  shapes: {
    PlaceOrderRequest: {
      type: 'structure',
      members: {
        OrderId: 'OrderId',
        Amount: 'Amount',
        Express: 'boolean',
        Lines: 'Lines',
        Labels: 'Labels',
        Note: 'document',
        Address: 'Address',
      },
      required: ['OrderId'],
    },
    OrderId: { type: 'string', min: 1, max: 8, pattern: '^[A-Za-z0-9]+$' },
    Amount: { type: 'integer', min: 1, max: 100 },
    Lines: { type: 'list', member: 'Line', max: 3 },
    Line: { type: 'structure', members: { Sku: 'string', Colour: 'Colour' }, required: ['Sku'] },
    Colour: { type: 'string', enum: ['RED', 'GREEN'] },
    Labels: { type: 'map', key: 'string', value: 'string' },
    Address: { type: 'structure', members: { Email: 'string', Phone: 'string' }, union: true },
  },
  errors: ['OutOfStock', 'ThrottlingException'],
  transientErrors: ['Orders.ThrottlingException'],
};

export interface PlaceOrderProps extends TaskProps<PlaceOrderRequest> {
  readonly order: PlaceOrderRequest;
}

/** A task on {@link placeOrder} that hands over its request as it is. */
export class PlaceOrder extends task<PlaceOrderProps, PlaceOrderRequest>({
  api: placeOrder,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
  tokenProp: 'order',
  runJobRule: 'StepFunctionsGetEventsForOrdersRule',
  parameters: ({ order }) => order,
  policies: (_props, { runsJob }) => [
    allow('orders:PlaceOrder', '*'),
    ...(runsJob ? [allow('orders:CancelOrder', '*')] : []),
  ],
}) {}

/** The CDK's own validation takes most of a test's time; the least CDK has none yet. */
const VALIDATION = { builtinCloudFormationValidation: false };

export function newStack(region = 'eu-west-1'): Stack {
  return new Stack(new App({ ...VALIDATION, analyticsReporting: false }), 'Stack', {
    env: { region, account: '123456789012' },
  });
}

/** The definition of a machine around some states, or the error of its synthesis. */
export function definitionOf(stack: Stack, states: IChainable, props: Partial<StateMachineProps> = {}): any {
  new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(states), ...props });
  const template = Template.fromStack(stack);
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const text = machine!['Properties'].DefinitionString;
  return JSON.parse(
    typeof text === 'string'
      ? text
      : text['Fn::Join'][1]
          .map((part: any) => (part.Ref ? `<${part.Ref}>` : typeof part === 'string' ? part : '<attribute>'))
          .join(''),
  );
}

/** The parameters that a request renders to in a machine of its own. */
export function rendered(order: any, props: Partial<PlaceOrderProps> = {}): any {
  const stack = newStack();
  const state = definitionOf(stack, new PlaceOrder(stack, 'Order', { order, ...props })).States.Order;
  return state.Parameters ?? state.Arguments;
}

/** The lines that a failed synthesis reports. */
export function problemsOf(stack: Stack, states: IChainable, props?: Partial<StateMachineProps>): string[] {
  try {
    definitionOf(stack, states, props);
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

/** The warnings of an app that synthesises. */
export function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => String(entry.data));
}
