import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import {
  DynamoConsumedCapacity,
  DynamoProjectionExpression,
  DynamoQuery,
  type DynamoQueryProps,
  DynamoScan,
  type DynamoScanProps,
  DynamoSelect,
  DynamoAttributeValue as Value,
} from '../src';

const keyConditionExpression = 'Customer = :customer';
const ordersIn = (stack: Stack, name = 'orders') => Table.fromTableName(stack, 'Table', name);
const TABLE = 'arn:<AWS::Partition>:dynamodb:eu-west-1:123456789012:table';

describeTask<DynamoQueryProps>({
  task: DynamoQuery,
  resource: 'aws-sdk:dynamodb:query',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:Query'] },
  props: (stack) => ({ table: ordersIn(stack), indexName: 'Customer', keyConditionExpression }),
});

describeTask<DynamoScanProps>({
  task: DynamoScan,
  resource: 'aws-sdk:dynamodb:scan',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:Scan'] },
  props: (stack) => ({ table: ordersIn(stack) }),
});

describe('DynamoQuery', () => {
  test('renders every prop, with the types as the AWS SDK integration spells them', () => {
    const stack = stackIn();
    const task = new DynamoQuery(stack, 'Query', {
      table: ordersIn(stack),
      indexName: 'Customer',
      keyConditionExpression,
      filterExpression: '#p = :paid AND Tags IN (:tags)',
      projectionExpression: [new DynamoProjectionExpression().withAttribute('OrderId')],
      expressionAttributeNames: { '#p': 'Paid' },
      expressionAttributeValues: {
        ':customer': Value.fromString(JsonPath.stringAt('$.customer')),
        ':paid': Value.fromBoolean(JsonPath.booleanAt('$.paid')),
        ':tags': Value.fromList([
          Value.fromStringSet(['a']),
          Value.fromMap({ SS: Value.fromNull(true), n: Value.fromNumberSet([1]), b: Value.fromBinarySet(['aGk=']) }),
        ]),
      },
      consistentRead: JsonPath.booleanAt('$.consistent'),
      limit: JsonPath.numberAt('$.limit'),
      scanIndexForward: false,
      exclusiveStartKey: JsonPath.objectAt('$.last'),
      select: DynamoSelect.SPECIFIC_ATTRIBUTES,
      returnConsumedCapacity: DynamoConsumedCapacity.TOTAL,
    });
    expect(synthesiseState(stack, task)['Parameters']).toEqual({
      TableName: 'orders',
      IndexName: 'Customer',
      KeyConditionExpression: 'Customer = :customer',
      FilterExpression: '#p = :paid AND Tags IN (:tags)',
      ProjectionExpression: 'OrderId',
      ExpressionAttributeNames: { '#p': 'Paid' },
      ExpressionAttributeValues: {
        ':customer': { 'S.$': '$.customer' },
        ':paid': { 'Bool.$': '$.paid' },
        // A map's own keys are names of attributes, and stay as they are.
        ':tags': { L: [{ Ss: ['a'] }, { M: { SS: { Nul: true }, n: { Ns: ['1'] }, b: { Bs: ['aGk='] } } }] },
      },
      'ConsistentRead.$': '$.consistent',
      'Limit.$': '$.limit',
      ScanIndexForward: false,
      'ExclusiveStartKey.$': '$.last',
      Select: 'SPECIFIC_ATTRIBUTES',
      ReturnConsumedCapacity: 'TOTAL',
    });
  });

  test('takes expressions of JSONata', () => {
    const stack = stackIn();
    const task = new DynamoQuery(stack, 'Query', {
      table: ordersIn(stack),
      keyConditionExpression,
      expressionAttributeValues: { ':customer': Value.fromBoolean('{% $paid %}') },
      exclusiveStartKey: '{% $last %}',
      limit: '{% $limit %}',
      queryLanguage: QueryLanguage.JSONATA,
    });
    expect(synthesiseState(stack, task)['Arguments']).toEqual({
      TableName: 'orders',
      KeyConditionExpression: 'Customer = :customer',
      ExpressionAttributeValues: { ':customer': { Bool: '{% $paid %}' } },
      ExclusiveStartKey: '{% $last %}',
      Limit: '{% $limit %}',
    });
  });

  test.each<[string, string | undefined, string, string]>([
    ['the table', undefined, 'orders', `${TABLE}/orders`],
    ['an index alone', 'Customer', 'orders', `${TABLE}/orders/index/Customer`],
    ['the indexes, where the input names one', JsonPath.stringAt('$.index'), 'orders', `${TABLE}/orders/index/*`],
    [
      'that index of the tables, where the input names one',
      'Customer',
      JsonPath.stringAt('$.table'),
      `${TABLE}/*/index/Customer`,
    ],
  ])('may query %s', (_, indexName, name, arn) => {
    const stack = stackIn();
    const table = ordersIn(stack, name);
    const { statements } = synthesise(
      stack,
      new DynamoQuery(stack, 'Query', { table, indexName, keyConditionExpression }),
    );
    expect(statements.map(({ Action, Resource }) => [Action, flatten(Resource)])).toEqual([['dynamodb:Query', arn]]);
  });

  test('may read with the customer managed key of the table', () => {
    const stack = stackIn();
    const table = new Table(stack, 'Orders', {
      partitionKey: { name: 'Customer', type: AttributeType.STRING },
      encryptionKey: new Key(stack, 'Key'),
    });
    const { statements } = synthesise(stack, new DynamoQuery(stack, 'Query', { table, keyConditionExpression }));
    expect(statements).toContainEqual({
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
    });
  });

  test('an index that the table has or may have is no error, and one that it lacks is', () => {
    const stack = stackIn();
    const table = new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } });
    const partitionKey = { name: 'Customer', type: AttributeType.STRING };
    const query = (id: string, indexName: string) =>
      new DynamoQuery(stack, id, { table, indexName, keyConditionExpression });
    const found = query('Found', 'Customer').next(query('Any', JsonPath.stringAt('$.index')));
    table.addGlobalSecondaryIndex({ indexName: 'Customer', partitionKey });
    expect(() => synthesise(stack, found)).not.toThrow();

    const other = stackIn();
    const task = new DynamoQuery(other, 'Lacking', {
      table: new Table(other, 'Orders', { partitionKey }),
      indexName: 'Costumer',
      keyConditionExpression,
    });
    expect(() => synthesise(other, task)).toThrow(/INVALID_PROP at indexName: the table has no index "Costumer"/);
  });

  test.each<[string, Partial<DynamoQueryProps>, RegExp]>([
    [
      'a projection that is not selected',
      { projectionExpression: ['a'], select: DynamoSelect.COUNT },
      /INVALID_PROP at select: projectionExpression selects attributes, found COUNT/,
    ],
    [
      'the projected attributes of a table',
      { select: DynamoSelect.ALL_PROJECTED_ATTRIBUTES },
      /INVALID_PROP at select: a table projects nothing/,
    ],
    ['a projection without an attribute', { projectionExpression: [''] }, /INVALID_PROP at projectionExpression\[0\]/],
    [
      'text as a number',
      { expressionAttributeValues: { ':n': Value.numberFromString('x') } },
      /INVALID_PROP at expressionAttributeValues\.:n: expected a number/,
    ],
    [
      'a start at no key',
      { exclusiveStartKey: { id: Value.fromBoolean(true) } },
      /INVALID_PROP at exclusiveStartKey\.id: an attribute of a primary key has the type S, N, B, found BOOL/,
    ],
    ['a limit of nothing', { limit: 'ten' as never }, /API_WRONG_TYPE at Limit/],
  ])('%s is an error', (_, props, message) => {
    const stack = stackIn();
    const task = new DynamoQuery(stack, 'Query', { table: ordersIn(stack), keyConditionExpression, ...props });
    expect(() => synthesise(stack, task)).toThrow(message);
  });

  test('a table of another region is an error', () => {
    const stack = stackIn();
    const table = Table.fromTableArn(stack, 'Table', 'arn:aws:dynamodb:eu-central-1:123456789012:table/orders');
    const task = new DynamoQuery(stack, 'Query', { table, keyConditionExpression });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at table: the table is in eu-central-1/);
  });
});

describe('DynamoScan', () => {
  test('reads a part of an index', () => {
    const stack = stackIn();
    const task = new DynamoScan(stack, 'Scan', {
      table: ordersIn(stack),
      indexName: 'Customer',
      segment: JsonPath.numberAt('$.segment'),
      totalSegments: 4,
    });
    const { definition, statements } = synthesise(stack, task);
    expect(definition.States['Scan']!['Parameters']).toEqual({
      TableName: 'orders',
      IndexName: 'Customer',
      'Segment.$': '$.segment',
      TotalSegments: 4,
    });
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([`${TABLE}/orders/index/Customer`]);
  });

  test('a part without the number of parts is an error', () => {
    const stack = stackIn();
    const task = new DynamoScan(stack, 'Scan', { table: ordersIn(stack), segment: 1 });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at segment: .* Set both, or neither/);
  });
});
