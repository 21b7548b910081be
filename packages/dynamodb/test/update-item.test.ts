import { describeParity, describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';
import { key, table, tableRows, WRITE_KEY, writeProps } from './parity';

const { DynamoAttributeValue, DynamoUpdateItem } = ours;

describeTask({
  task: DynamoUpdateItem,
  resource: 'dynamodb:updateItem',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:UpdateItem'] },
  props: (stack) => ({
    table: Table.fromTableName(stack, 'Table', 'orders'),
    key: { id: DynamoAttributeValue.fromString('1') },
  }),
});

describeParity('DynamoUpdateItem', ours, [
  { name: 'minimal', props: (tools) => ({ table: table(tools), key: key(tools) }) },
  {
    name: 'every prop',
    props: (tools) => ({ ...writeProps(tools), key: key(tools), updateExpression: 'SET Total = Total + :limit' }),
  },
  ...tableRows('dynamodb:UpdateItem', (tools) => ({ key: key(tools) }), WRITE_KEY),
]);

describe('DynamoUpdateItem', () => {
  test('takes its key and the values of its expressions whole from the state', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new DynamoUpdateItem(stack, 'Update', {
        table: Table.fromTableName(stack, 'Table', 'orders'),
        key: '{% $states.input.key %}',
        conditionExpression: '{% $states.input.condition %}',
        expressionAttributeValues: '{% $states.input.values %}',
        queryLanguage: QueryLanguage.JSONATA,
      }),
    );
    expect(state['Arguments']).toEqual({
      Key: '{% $states.input.key %}',
      TableName: 'orders',
      ConditionExpression: '{% $states.input.condition %}',
      ExpressionAttributeValues: '{% $states.input.values %}',
    });
  });
});
