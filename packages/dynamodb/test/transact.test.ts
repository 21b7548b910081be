import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import {
  DynamoReturnValuesOnConditionCheckFailure,
  DynamoTransactGetItems,
  type DynamoTransactGetItemsProps,
  type DynamoTransactWrite,
  DynamoTransactWriteItems,
  type DynamoTransactWriteItemsProps,
  DynamoAttributeValue as Value,
} from '../src';

const one = { id: Value.fromString('1') };
const tableIn = (stack: Stack, name: string) => Table.fromTableName(stack, name, name);
const TABLE = 'arn:<AWS::Partition>:dynamodb:eu-west-1:123456789012:table';

describeTask<DynamoTransactGetItemsProps>({
  task: DynamoTransactGetItems,
  resource: 'aws-sdk:dynamodb:transactGetItems',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:GetItem'] },
  props: (stack) => ({ transactItems: [{ table: tableIn(stack, 'orders'), key: one }] }),
});

describeTask<DynamoTransactWriteItemsProps>({
  task: DynamoTransactWriteItems,
  resource: 'aws-sdk:dynamodb:transactWriteItems',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:PutItem'] },
  props: (stack) => ({ transactItems: [{ put: { table: tableIn(stack, 'orders'), item: one } }] }),
});

describe('DynamoTransactGetItems', () => {
  test.each([
    [
      QueryLanguage.JSON_PATH,
      JsonPath.stringAt('$.table'),
      { 'TableName.$': '$.table' },
      JsonPath.objectAt('$.key'),
      { 'Key.$': '$.key' },
    ],
    [
      QueryLanguage.JSONATA,
      '{% $table %}',
      { TableName: '{% $table %}' },
      '{% $key %}' as const,
      { Key: '{% $key %}' },
    ],
  ])('takes table and key from the state in %s', (queryLanguage, name, tableName, key, renderedKey) => {
    const stack = stackIn();
    const task = new DynamoTransactGetItems(stack, 'Get', {
      transactItems: [
        {
          table: tableIn(stack, 'orders'),
          key: one,
          projectionExpression: ['#t'],
          expressionAttributeNames: { '#t': 'Total' },
        },
        { table: Table.fromTableName(stack, 'Any', name), key },
      ],
      queryLanguage,
    });
    const { definition, statements } = synthesise(stack, task);
    const state = definition.States['Get']!;
    expect(state['Parameters'] ?? state['Arguments']).toEqual({
      TransactItems: [
        {
          Get: {
            TableName: 'orders',
            Key: { id: { S: '1' } },
            ProjectionExpression: '#t',
            ExpressionAttributeNames: { '#t': 'Total' },
          },
        },
        { Get: { ...tableName, ...renderedKey } },
      ],
    });
    expect(statements.map(({ Action, Resource }) => [Action, [Resource].flat().map(flatten)])).toEqual([
      ['dynamodb:GetItem', [`${TABLE}/orders`, `${TABLE}/*`]],
    ]);
  });

  test('reports what is wrong in any of its items', () => {
    const stack = stackIn();
    const task = new DynamoTransactGetItems(stack, 'Get', {
      transactItems: [
        { table: tableIn(stack, 'orders'), key: { id: Value.fromBoolean(true) } },
        { table: tableIn(stack, 'returns'), key: one, projectionExpression: [''] },
      ],
    });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP at transactItems\[0\]\.key\.id: .*\n.*INVALID_PROP at transactItems\[1\]\.projectionExpression\[0\]/,
    );
  });
});

describe('DynamoTransactWriteItems', () => {
  test('renders all its writes, and allows each on its own table', () => {
    const stack = stackIn();
    const [orders, stock, carts, customers] = ['orders', 'stock', 'carts', 'customers'].map((name) =>
      tableIn(stack, name),
    );
    const task = new DynamoTransactWriteItems(stack, 'Write', {
      transactItems: [
        {
          put: {
            table: orders!,
            item: { ...one, gift: Value.fromBoolean(true) },
            conditionExpression: 'attribute_not_exists(id)',
            returnValuesOnConditionCheckFailure: DynamoReturnValuesOnConditionCheckFailure.ALL_OLD,
          },
        },
        {
          update: {
            table: stock!,
            key: one,
            updateExpression: 'SET #p = #p - :one',
            expressionAttributeNames: { '#p': 'Pieces' },
            expressionAttributeValues: { ':one': Value.fromNumber(JsonPath.numberAt('$.pieces')) },
          },
        },
        { delete: { table: carts!, key: one } },
        { conditionCheck: { table: customers!, key: one, conditionExpression: 'attribute_exists(id)' } },
        { put: { table: stock!, item: JsonPath.objectAt('$.item') } },
      ],
      clientRequestToken: JsonPath.uuid(),
    });
    const { definition, statements } = synthesise(stack, task);
    const Key = { id: { S: '1' } };
    expect(definition.States['Write']!['Parameters']).toEqual({
      TransactItems: [
        {
          Put: {
            TableName: 'orders',
            Item: { id: { S: '1' }, gift: { Bool: true } },
            ConditionExpression: 'attribute_not_exists(id)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        {
          Update: {
            TableName: 'stock',
            Key,
            UpdateExpression: 'SET #p = #p - :one',
            ExpressionAttributeNames: { '#p': 'Pieces' },
            ExpressionAttributeValues: { ':one': { 'N.$': "States.Format('{}', $.pieces)" } },
          },
        },
        { Delete: { TableName: 'carts', Key } },
        { ConditionCheck: { TableName: 'customers', Key, ConditionExpression: 'attribute_exists(id)' } },
        { Put: { TableName: 'stock', 'Item.$': '$.item' } },
      ],
      'ClientRequestToken.$': 'States.UUID()',
    });
    expect(statements.map(({ Action, Resource }) => [Action, [Resource].flat().map(flatten)])).toEqual([
      ['dynamodb:PutItem', [`${TABLE}/orders`, `${TABLE}/stock`]],
      ['dynamodb:UpdateItem', [`${TABLE}/stock`]],
      ['dynamodb:DeleteItem', [`${TABLE}/carts`]],
      ['dynamodb:ConditionCheckItem', [`${TABLE}/customers`]],
    ]);
  });

  test('may write with the customer managed key of a table', () => {
    const stack = stackIn();
    const table = new Table(stack, 'Orders', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      encryptionKey: new Key(stack, 'Key'),
    });
    const task = new DynamoTransactWriteItems(stack, 'Write', { transactItems: [{ delete: { table, key: one } }] });
    expect(synthesise(stack, task).statements.map(({ Action }) => Action)).toEqual([
      'dynamodb:DeleteItem',
      ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
    ]);
  });

  test.each<[string, (stack: Stack) => DynamoTransactWrite, RegExp]>([
    ['nothing', () => ({}), /INVALID_PROP at transactItems\[0\]: expected one of put, update, .*, found none/],
    [
      'two writes at once',
      (stack) => {
        const table = tableIn(stack, 'orders');
        return { put: { table, item: one }, delete: { table, key: one } };
      },
      /INVALID_PROP at transactItems\[0\]: expected one of .*, found put and delete/,
    ],
    [
      'a key that DynamoDB refuses',
      (stack) => ({ delete: { table: tableIn(stack, 'orders'), key: { id: Value.fromNull(true) } } }),
      /INVALID_PROP at transactItems\[0\]\.delete\.key\.id: an attribute of a primary key has the type/,
    ],
    [
      'an item that DynamoDB refuses',
      (stack) => ({ put: { table: tableIn(stack, 'orders'), item: { ...one, n: Value.numberFromString('x') } } }),
      /INVALID_PROP at transactItems\[0\]\.put\.item\.n: expected a number/,
    ],
    [
      'a table of another region',
      (stack) => ({
        delete: {
          table: Table.fromTableArn(stack, 'Far', 'arn:aws:dynamodb:eu-central-1:123456789012:table/orders'),
          key: one,
        },
      }),
      /INVALID_PROP at transactItems\[0\]\.delete\.table: the table is in eu-central-1/,
    ],
  ])('%s is an error', (_, part, message) => {
    const stack = stackIn();
    const task = new DynamoTransactWriteItems(stack, 'Write', { transactItems: [part(stack)] });
    expect(() => synthesise(stack, task)).toThrow(message);
  });
});
