import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';
import { attributes, key, table, tableRows, WRITE_KEY, writeProps } from './parity';

const { DynamoAttributeValue, DynamoPutItem } = ours;
const item = { id: DynamoAttributeValue.fromString('1') };

describeTask({
  task: DynamoPutItem,
  resource: 'dynamodb:putItem',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['dynamodb:PutItem'] },
  props: (stack) => ({ table: Table.fromTableName(stack, 'Table', 'orders'), item }),
});

describeParity('DynamoPutItem', ours, [
  { name: 'minimal', props: (tools) => ({ table: table(tools), item: key(tools) }) },
  { name: 'every prop', props: (tools) => ({ ...writeProps(tools), item: attributes(tools) }) },
  {
    name: 'empty maps',
    props: (tools) => ({
      table: table(tools),
      item: key(tools),
      expressionAttributeNames: {},
      expressionAttributeValues: {},
    }),
  },
  {
    name: 'attributes at a path',
    props: (tools) => {
      const Value = tools.library.DynamoAttributeValue;
      const [map, list, boolean] = [tools.at('m'), tools.at('l'), tools.at('b')];
      const item =
        tools.language === 'JSONata'
          ? { m: Value.mapFromJsonata(map), l: Value.listFromJsonata(list), b: Value.booleanFromJsonata(boolean) }
          : { m: Value.mapFromJsonPath('$.m'), l: Value.listFromJsonPath(list), b: Value.booleanFromJsonPath(boolean) };
      return { table: table(tools), item };
    },
  },
  {
    name: 'paths that aws-cdk-lib takes for text, and a number that it leaves one',
    languages: [QueryLanguage.JSON_PATH],
    props: (tools) => {
      const Value = tools.library.DynamoAttributeValue;
      const item = {
        m: Value.mapFromJsonPath(tools.at('m')),
        l: Value.listFromJsonPath('$.l'),
        b: Value.booleanFromJsonPath('$.b'),
        n: Value.fromNumber(JsonPath.numberAt('$.n')),
      };
      return { table: table(tools), item };
    },
    expectState: (state) => {
      expect(state['Parameters'].Item).toEqual({
        m: { 'M.$.$': '$.m' },
        l: { L: '$.l' },
        b: { BOOL: '$.b' },
        n: { 'N.$': '$.n' },
      });
      const item = {
        m: { 'M.$': '$.m' },
        l: { 'L.$': '$.l' },
        b: { 'BOOL.$': '$.b' },
        n: { 'N.$': "States.Format('{}', $.n)" },
      };
      return { ...state, Parameters: { ...state['Parameters'], Item: item } };
    },
    differences: ['dynamodb-attribute-paths', 'dynamodb-numbers'],
  },
  ...tableRows('dynamodb:PutItem', (tools) => ({ item: key(tools) }), WRITE_KEY),
]);

describe('DynamoPutItem', () => {
  const put = (additionalParameters: ours.DynamoPutItemProps['additionalParameters']) => {
    const stack = stackIn();
    const orders = Table.fromTableName(stack, 'Table', 'orders');
    return synthesise(stack, new DynamoPutItem(stack, 'Put', { table: orders, item, additionalParameters }));
  };

  test('may use the customer managed key of the table', () => {
    const stack = stackIn();
    const partitionKey = { name: 'id', type: AttributeType.STRING };
    const orders = new Table(stack, 'Orders', { partitionKey, encryptionKey: new Key(stack, 'Key') });
    const { statements } = synthesise(stack, new DynamoPutItem(stack, 'Put', { table: orders, item }));
    expect(statements).toEqual([
      { Action: 'dynamodb:PutItem', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['OrdersA9B65338', 'Arn'] } },
      {
        Action: expect.arrayContaining(WRITE_KEY),
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
      },
    ]);
  });

  test('a value that PutItem does not know is a warning that names those it knows', () => {
    const { warnings, definition } = put({ ReturnValues: 'NOPE' });
    expect(definition.States['Put']!['Parameters'].ReturnValues).toBe('NOPE');
    expect(warnings).toEqual([
      expect.stringMatching(
        /API_UNEXPECTED_VALUE at ReturnValues: found "NOPE", known values are NONE, ALL_OLD\..*\[ack: @sfn-tasks\/core:API_UNEXPECTED_VALUE\]/s,
      ),
    ]);
    expect(put({ ReturnValues: 'ALL_NEW' }).warnings).toEqual([
      expect.stringMatching(/found "ALL_NEW", known values are NONE, ALL_OLD/),
    ]);
    expect(put({ ReturnValues: 'ALL_OLD' }).warnings).toEqual([]);
  });

  test('a misspelled parameter is an error that offers the right one', () => {
    expect(() => put({ TabelName: 'x' })).toThrow(
      /\[Stack\/Put\] API_UNKNOWN_PARAMETER at TabelName: .* Did you mean TableName\?/,
    );
  });
});
