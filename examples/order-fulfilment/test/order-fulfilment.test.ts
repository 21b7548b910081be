import { findUnprovenPermissions, flatten } from '@sfn-tasks-internal/conformance';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { OrderFulfilment } from '../src/order-fulfilment';

const template = Template.fromStack(new OrderFulfilment(new App(), 'Test'));
const machines = Object.entries(template.findResources('AWS::StepFunctions::StateMachine'));

function definitionOf(id: string) {
  const [, machine] = machines.find(([logicalId]) => logicalId.startsWith(id))!;
  return JSON.parse(flatten(machine['Properties'].DefinitionString));
}

/** The names of all states, nested ones included. */
function stateNames(definition: any): string[] {
  return Object.entries<any>(definition.States).flatMap(([name, state]) => [
    name,
    ...[...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(stateNames),
  ]);
}

test('both languages have the same workflow', () => {
  const [jsonPath, jsonata] = [definitionOf('JsonPathOrders'), definitionOf('JsonataOrders')];
  expect(stateNames(jsonata).sort()).toEqual(stateNames(jsonPath).sort());
  expect(jsonata.QueryLanguage).toBe('JSONata');
  expect(JSON.stringify(jsonata)).not.toContain('.$"');
  expect(JSON.stringify(jsonPath)).not.toContain('{%');
});

test('the stock is reserved on condition that there is enough', () => {
  const update =
    definitionOf('JsonPathOrders').States['Reserve stock'].ItemProcessor.States['Reserve stock of one line'];
  expect(update.Parameters).toMatchObject({
    ConditionExpression: 'InStock >= :quantity',
    UpdateExpression: 'SET InStock = InStock - :quantity',
    Key: { Sku: { 'S.$': '$.sku' } },
  });
});

test('the approval waits for its task token', () => {
  const ask = definitionOf('JsonataOrders').States['Ask for approval'];
  expect(ask.Resource).toMatch(/sqs:sendMessage\.waitForTaskToken$/);
  expect(ask.Arguments.MessageBody).toEqual({
    question: '{% "Approve order " & $order.orderId & "?" %}',
    total: '{% $total %}',
    token: '{% $states.context.Task.Token %}',
  });
});

test('the machines may do what their states do, and no more', async () => {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) =>
    /^Json(Path|ata)Orders/.test(id),
  );
  expect(policies).toHaveLength(2);
  for (const [, policy] of policies) {
    expect(await findUnprovenPermissions(policy['Properties'].PolicyDocument.Statement)).toEqual([]);
  }
});
