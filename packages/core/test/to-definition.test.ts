import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  DefinitionBody,
  Map as MapState,
  Parallel,
  Pass,
  QueryLanguage,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { toDefinition } from '../src';
import { newStack, PlaceOrder } from './helpers/order-task';

const order = { OrderId: 'a' };

function machineOf(stack: Stack, start: any, queryLanguage?: QueryLanguage): StateMachine {
  return new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(start), queryLanguage });
}

describe('the definition of a machine', () => {
  test('is plain JSON in which references have the names of constructs', () => {
    const stack = newStack();
    const role = new Role(stack, 'Orders', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const size = new CfnParameter(stack, 'Size', { type: 'Number' });
    const Note = { role: role.roleArn, name: `the "${role.roleName}"`, size: size.valueAsNumber };
    const { StartAt, States } = toDefinition(
      machineOf(stack, new PlaceOrder(stack, 'Order', { order: { ...order, Note } })),
    );
    expect(StartAt).toBe('Order');
    expect(States['Order'].Resource).toBe('arn:${AWS::Partition}:states:::orders:placeOrder');
    expect(States['Order'].Parameters.Note).toEqual({
      role: '${Orders.Arn}',
      name: 'the "${Orders}"',
      size: '${Size}',
    });
  });

  test("takes aws-cdk-lib's own states, and references to another stack by their path", () => {
    const stack = newStack();
    const other = new Stack(stack.node.root as never, 'Other', {
      env: { region: 'eu-west-1', account: '123456789012' },
    });
    const role = new Role(other, 'Orders', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const begin = new Pass(stack, 'Begin', { parameters: { role: role.roleArn } });
    const { States } = toDefinition(machineOf(stack, begin));
    expect(States['Begin']).toEqual({ Type: 'Pass', End: true, Parameters: { role: '${Other/Orders.Arn}' } });
  });

  test.each([
    [undefined, 'JSONPath'],
    [QueryLanguage.JSONATA, 'JSONata'],
  ])('names the query language on every state on request, in a machine of %s', (machineLanguage, expected) => {
    const stack = newStack();
    const map = new MapState(stack, 'Each').itemProcessor(new PlaceOrder(stack, 'Order', { order }));
    const both = new Parallel(stack, 'Both').branch(new Pass(stack, 'Branch'));
    const machine = machineOf(stack, map.next(both), machineLanguage);
    expect(toDefinition(machine).States['Each']).not.toHaveProperty('QueryLanguage');
    const { States } = toDefinition(machine, { queryLanguageOnEveryState: true });
    const { Each, Both } = States;
    const states = [Each, Each.ItemProcessor.States.Order, Both, Both.Branches[0].States.Branch];
    expect(states.map(({ QueryLanguage }) => QueryLanguage)).toEqual([expected, expected, expected, expected]);
  });

  test('keeps the language that a state names', () => {
    const stack = newStack();
    const machine = machineOf(stack, PlaceOrder.jsonata(stack, 'Order', { order }).next(new Pass(stack, 'End')));
    const { States } = toDefinition(machine, { queryLanguageOnEveryState: true });
    expect([States['Order'].QueryLanguage, States['End'].QueryLanguage]).toEqual(['JSONata', 'JSONPath']);
  });

  test('is an error where it is a file that is uploaded', () => {
    const stack = newStack();
    const machine = new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromFile(__filename) });
    expect(() => toDefinition(machine)).toThrow(/\[Stack\/Machine\] INVALID_PROP: the definition is a file/);
  });
});
