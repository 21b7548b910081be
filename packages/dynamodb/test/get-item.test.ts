import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';
import { key, READ_KEY, table, tableRows } from './parity';

const { DynamoAttributeValue, DynamoGetItem, DynamoProjectionExpression } = ours;
const one = { id: DynamoAttributeValue.fromString('1') };

describeTask({
  task: DynamoGetItem,
  resource: 'dynamodb:getItem',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:GetItem'] },
  props: (stack) => ({ table: Table.fromTableName(stack, 'Table', 'orders'), key: one }),
});

describeParity('DynamoGetItem', ours, [
  { name: 'minimal', props: (tools) => ({ table: table(tools), key: key(tools) }) },
  {
    name: 'every prop',
    props: (tools) => ({
      table: table(tools),
      key: {
        id: tools.library.DynamoAttributeValue.fromString(tools.at('id')),
        sort: tools.library.DynamoAttributeValue.fromNumber(1),
      },
      consistentRead: true,
      expressionAttributeNames: { '#n': 'name' },
      projectionExpression: [
        new tools.library.DynamoProjectionExpression().withAttribute('Messages').atIndex(1).withAttribute('Tags'),
        new tools.library.DynamoProjectionExpression().withAttribute('#n'),
      ],
      returnConsumedCapacity: tools.library.DynamoConsumedCapacity.TOTAL,
    }),
  },
  {
    name: 'empty maps and lists',
    props: (tools) => ({
      table: table(tools),
      key: key(tools),
      expressionAttributeNames: {},
      projectionExpression: [],
      consistentRead: false,
    }),
  },
  ...tableRows('dynamodb:GetItem', (tools) => ({ key: key(tools) }), READ_KEY),
]);

describe('DynamoGetItem', () => {
  test('takes run-time values in every place', () => {
    // GIVEN
    const stack = stackIn();
    const orders = Table.fromTableName(stack, 'Table', 'orders');
    // WHEN
    const state = synthesiseState(
      stack,
      new DynamoGetItem(stack, 'Get', {
        table: orders,
        key: JsonPath.objectAt('$.key'),
        consistentRead: JsonPath.booleanAt('$.consistent'),
        projectionExpression: ['Total', JsonPath.stringAt('$.attribute')],
      }),
    );
    // THEN
    expect(state['Parameters']).toEqual({
      'Key.$': '$.key',
      TableName: 'orders',
      'ConsistentRead.$': '$.consistent',
      'ProjectionExpression.$': "States.Format('Total,{}', $.attribute)",
    });
  });

  test.each([
    [QueryLanguage.JSON_PATH, JsonPath.stringAt('$.table'), { 'TableName.$': '$.table' }],
    [QueryLanguage.JSONATA, '{% $table %}', { TableName: '{% $table %}' }],
  ])(
    'a table named at run time (%s) brings the permission for the tables of the account',
    (queryLanguage, name, expected) => {
      const stack = stackIn();
      const orders = Table.fromTableName(stack, 'Table', name);
      const { definition, statements } = synthesise(
        stack,
        new DynamoGetItem(stack, 'Get', { table: orders, key: one, queryLanguage }),
      );
      const state = definition.States['Get']!;
      expect(state['Parameters'] ?? state['Arguments']).toMatchObject(expected);
      expect(statements).toEqual([
        {
          Action: 'dynamodb:GetItem',
          Effect: 'Allow',
          Resource: {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:eu-west-1:123456789012:table/*']],
          },
        },
      ]);
    },
  );

  test('a global table brings its own ARN', () => {
    const stack = stackIn();
    const orders = new TableV2(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
    const { statements } = synthesise(stack, new DynamoGetItem(stack, 'Get', { table: orders, key: one }));
    expect(statements).toEqual([
      { Action: 'dynamodb:GetItem', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['OrdersA9B65338', 'Arn'] } },
    ]);
  });

  test('a table of another account is named by its ARN', () => {
    const stack = stackIn();
    const arn = 'arn:aws:dynamodb:eu-west-1:210987654321:table/orders';
    const orders = Table.fromTableArn(stack, 'Table', arn);
    const { definition, statements } = synthesise(stack, new DynamoGetItem(stack, 'Get', { table: orders, key: one }));
    expect(definition.States['Get']!['Parameters'].TableName).toBe(arn);
    expect(statements).toEqual([{ Action: 'dynamodb:GetItem', Effect: 'Allow', Resource: arn }]);
  });

  test('a table of another region or partition is an error', () => {
    const stack = stackIn();
    const far = Table.fromTableArn(stack, 'Table', 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/orders');
    const task = new DynamoGetItem(stack, 'Get', { table: far, key: one });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP: the resource arn:aws-cn:dynamodb.* partition aws-cn.*\n.*INVALID_PROP at table: the table is in cn-north-1, but the state machine calls DynamoDB in its own region, eu-west-1/,
    );
  });

  test('a key attribute of a type that keys do not have is an error', () => {
    const stack = stackIn();
    const orders = Table.fromTableName(stack, 'Table', 'orders');
    const task = new DynamoGetItem(stack, 'Get', {
      table: orders,
      key: { id: DynamoAttributeValue.fromBoolean(true) },
    });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP at key\.id: an attribute of a primary key has the type S, N, B, found BOOL/,
    );
  });

  test('a projection that does not start with an attribute is an error', () => {
    const stack = stackIn();
    const orders = Table.fromTableName(stack, 'Table', 'orders');
    const projectionExpression = [
      new DynamoProjectionExpression().withAttribute('a'),
      new DynamoProjectionExpression().atIndex(1),
    ];
    const task = new DynamoGetItem(stack, 'Get', { table: orders, key: one, projectionExpression });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP at projectionExpression\[1\]: a path starts with an attribute, found "\[1\]"/,
    );
  });
});
