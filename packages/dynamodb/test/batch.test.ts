import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import {
  DynamoBatchGetItem,
  type DynamoBatchGetItemProps,
  type DynamoBatchGetRequest,
  DynamoBatchWriteItem,
  type DynamoBatchWriteItemProps,
  type DynamoBatchWriteRequest,
  DynamoConsumedCapacity,
  DynamoItemCollectionMetrics,
  DynamoAttributeValue as Value,
} from '../src';

const one = { id: Value.fromString('1') };
const tableIn = (stack: Stack, name: string) => Table.fromTableName(stack, name, name);
const TABLE = 'arn:<AWS::Partition>:dynamodb:eu-west-1:123456789012:table';

describeTask<DynamoBatchGetItemProps>({
  task: DynamoBatchGetItem,
  resource: 'aws-sdk:dynamodb:batchGetItem',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:BatchGetItem'] },
  props: (stack) => ({ requestItems: [{ table: tableIn(stack, 'orders'), keys: [one] }] }),
});

describeTask<DynamoBatchWriteItemProps>({
  task: DynamoBatchWriteItem,
  resource: 'aws-sdk:dynamodb:batchWriteItem',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:BatchWriteItem'] },
  props: (stack) => ({ requestItems: [{ table: tableIn(stack, 'orders'), putItems: [one] }] }),
});

describe('DynamoBatchGetItem', () => {
  test('reads from several tables, and from these alone', () => {
    const stack = stackIn();
    const task = new DynamoBatchGetItem(stack, 'Get', {
      requestItems: [
        {
          table: tableIn(stack, 'orders'),
          keys: [one, { id: Value.fromString(JsonPath.stringAt('$.id')) }],
          projectionExpression: ['#t', 'Tags'],
          expressionAttributeNames: { '#t': 'Total' },
          consistentRead: true,
        },
        { table: tableIn(stack, 'returns'), keys: JsonPath.objectAt('$.keys') },
      ],
      returnConsumedCapacity: DynamoConsumedCapacity.TOTAL,
    });
    const { definition, statements } = synthesise(stack, task);
    expect(definition.States['Get']!['Parameters']).toEqual({
      RequestItems: {
        orders: {
          Keys: [{ id: { S: '1' } }, { id: { 'S.$': '$.id' } }],
          ProjectionExpression: '#t,Tags',
          ExpressionAttributeNames: { '#t': 'Total' },
          ConsistentRead: true,
        },
        returns: { 'Keys.$': '$.keys' },
      },
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(statements.flatMap(({ Resource }) => [Resource].flat().map(flatten))).toEqual([
      `${TABLE}/orders`,
      `${TABLE}/returns`,
    ]);
  });

  test('names a table of the stack, which only the deployment knows, and may use its key', () => {
    const stack = stackIn();
    const table = new Table(stack, 'Orders', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      encryptionKey: new Key(stack, 'Key'),
    });
    const task = new DynamoBatchGetItem(stack, 'Get', { requestItems: [{ table, keys: [one] }] });
    const { definition, statements } = synthesise(stack, task);
    expect(definition.States['Get']!['Parameters']).toEqual({
      RequestItems: { '<OrdersA9B65338>': { Keys: [{ id: { S: '1' } }] } },
    });
    expect(statements.map(({ Action }) => Action)).toEqual([
      'dynamodb:BatchGetItem',
      ['kms:Decrypt', 'kms:DescribeKey'],
    ]);
  });

  test.each<[string, (stack: Stack) => DynamoBatchGetRequest[], RegExp]>([
    ['no table', () => [], /INVALID_PROP at requestItems: expected one table at least, found none/],
    [
      'a table twice',
      (stack) => {
        const table = tableIn(stack, 'orders');
        return [
          { table, keys: [one] },
          { table, keys: [one] },
        ];
      },
      /INVALID_PROP at requestItems\[1\]\.table: the table is in requestItems\[0\] already/,
    ],
    [
      'a table that the input names',
      (stack) => [{ table: Table.fromTableName(stack, 'Any', JsonPath.stringAt('$.table')), keys: [one] }],
      /INVALID_PROP at requestItems\[0\]\.table: the request names its tables as keys, which cannot be expressions/,
    ],
    [
      'a table of another region',
      (stack) => [
        {
          table: Table.fromTableArn(stack, 'Far', 'arn:aws:dynamodb:eu-central-1:123456789012:table/orders'),
          keys: [one],
        },
      ],
      /INVALID_PROP at requestItems\[0\]\.table: the table is in eu-central-1/,
    ],
    [
      'more than 100 items of two tables',
      (stack) => ['orders', 'returns'].map((name) => ({ table: tableIn(stack, name), keys: new Array(51).fill(one) })),
      /INVALID_PROP at requestItems: a batch takes up to 100 items of all its tables, found 102/,
    ],
    [
      'a key of a type that keys do not have',
      (stack) => [{ table: tableIn(stack, 'orders'), keys: [one, { id: Value.fromNull(true) }] }],
      /INVALID_PROP at requestItems\[0\]\.keys\[1\]\.id: an attribute of a primary key has the type S, N, B, found NULL/,
    ],
    [
      'a projection without an attribute',
      (stack) => [{ table: tableIn(stack, 'orders'), keys: [one], projectionExpression: ['[0]'] }],
      /INVALID_PROP at requestItems\[0\]\.projectionExpression\[0\]: a path starts with an attribute/,
    ],
  ])('%s is an error', (_, requestItems, message) => {
    const stack = stackIn();
    const task = new DynamoBatchGetItem(stack, 'Get', { requestItems: requestItems(stack) });
    expect(() => synthesise(stack, task)).toThrow(message);
  });
});

describe('DynamoBatchWriteItem', () => {
  test('puts, deletes, and takes requests from the state', () => {
    const stack = stackIn();
    const task = new DynamoBatchWriteItem(stack, 'Write', {
      requestItems: [
        {
          table: tableIn(stack, 'orders'),
          putItems: [{ ...one, paid: Value.fromBoolean(true) }],
          deleteKeys: [{ id: Value.fromString('2') }],
        },
        { table: tableIn(stack, 'returns'), writeRequests: '{% $states.input.requests %}' },
      ],
      returnItemCollectionMetrics: DynamoItemCollectionMetrics.SIZE,
      queryLanguage: QueryLanguage.JSONATA,
    });
    expect(synthesiseState(stack, task)['Arguments']).toEqual({
      RequestItems: {
        orders: [
          { PutRequest: { Item: { id: { S: '1' }, paid: { Bool: true } } } },
          { DeleteRequest: { Key: { id: { S: '2' } } } },
        ],
        returns: '{% $states.input.requests %}',
      },
      ReturnItemCollectionMetrics: 'SIZE',
    });
  });

  test('may write with the key that several tables share', () => {
    const stack = stackIn();
    const encryptionKey = new Key(stack, 'Key');
    const requestItems = ['Orders', 'Returns'].map((id) => ({
      table: new Table(stack, id, { partitionKey: { name: 'id', type: AttributeType.STRING }, encryptionKey }),
      putItems: [one],
    }));
    const { statements } = synthesise(stack, new DynamoBatchWriteItem(stack, 'Write', { requestItems }));
    expect(statements).toContainEqual({
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
    });
  });

  test.each<[string, Omit<DynamoBatchWriteRequest, 'table'>, RegExp]>([
    ['nothing to write', {}, /INVALID_PROP at requestItems\[0\]: expected requests in .*, found none/],
    [
      'items besides requests',
      { putItems: [one], writeRequests: JsonPath.objectAt('$.requests') },
      /INVALID_PROP at requestItems\[0\]: expected requests in .*, found both/,
    ],
    [
      'more than 25 items',
      { putItems: new Array(26).fill(one) },
      /INVALID_PROP at requestItems: a batch takes up to 25 items of all its tables, found 26/,
    ],
    [
      'an item that DynamoDB refuses',
      { putItems: [{ ...one, tags: Value.fromStringSet([]) }] },
      /INVALID_PROP at requestItems\[0\]\.putItems\[0\]\.tags: DynamoDB has no empty set/,
    ],
    [
      'a key that DynamoDB refuses',
      { deleteKeys: [{ id: Value.fromList([]) }] },
      /INVALID_PROP at requestItems\[0\]\.deleteKeys\[0\]\.id: an attribute of a primary key has the type/,
    ],
  ])('%s is an error', (_, entry, message) => {
    const stack = stackIn();
    const requestItems = [{ table: tableIn(stack, 'orders'), ...entry }];
    expect(() => synthesise(stack, new DynamoBatchWriteItem(stack, 'Write', { requestItems }))).toThrow(message);
  });
});
