import type { ParityRow, ParityTools } from '@sfn-tasks-internal/conformance';
import { AttributeType, CfnTable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type * as ours from '../src';

type Tools = ParityTools<typeof ours>;

/** A table whose ARN both libraries put together alike. */
export const table = ({ stack }: Tools) => Table.fromTableName(stack, 'Table', 'orders');

/** The least of a primary key. */
export const key = ({ library }: Tools) => ({ id: library.DynamoAttributeValue.fromString('1') });

/** Every kind of attribute value, as far as aws-cdk-lib renders it right. */
export const attributes = ({ library: { DynamoAttributeValue: Value }, at }: Tools) => ({
  text: Value.fromString(at('text')),
  number: Value.fromNumber(1.5),
  numberText: Value.numberFromString(at('number')),
  binary: Value.fromBinary(at('binary')),
  texts: Value.fromStringSet(['a', 'b']),
  numbers: Value.fromNumberSet([1, 2]),
  numberTexts: Value.numberSetFromStrings(['1', '2.50']),
  binaries: Value.fromBinarySet(['aGk=']),
  map: Value.fromMap({ inner: Value.fromString(at('inner')) }),
  list: Value.fromList([Value.fromString(at('entry')), Value.fromNumber(2)]),
  nothing: Value.fromNull(true),
  truth: Value.fromBoolean(false),
});

/** What the props of all writing tasks have in common. */
export const writeProps = (tools: Tools) => ({
  table: table(tools),
  conditionExpression: 'attribute_not_exists(#id) AND Total < :limit',
  expressionAttributeNames: { '#id': 'id' },
  expressionAttributeValues: { ':limit': tools.library.DynamoAttributeValue.fromNumber(7) },
  returnConsumedCapacity: tools.library.DynamoConsumedCapacity.INDEXES,
  returnItemCollectionMetrics: tools.library.DynamoItemCollectionMetrics.SIZE,
  returnValues: tools.library.DynamoReturnValues.ALL_OLD,
});

/** Rows on the tables that a task may be given; `action` is what the task does to them. */
export function tableRows(
  action: string,
  props: (tools: Tools) => object,
  keyActions: readonly string[],
): ParityRow<typeof ours>[] {
  const keySchema = [{ attributeName: 'id', keyType: 'HASH' }];
  const attributeDefinitions = [{ attributeName: 'id', attributeType: 'S' }];
  return [
    {
      name: 'a table of the stack, with its key',
      props: (tools) => ({
        table: new Table(tools.stack, 'Orders', {
          partitionKey: { name: 'id', type: AttributeType.STRING },
          encryptionKey: new Key(tools.stack, 'Key'),
        }),
        ...props(tools),
      }),
      alsoGrants: [action, ...keyActions],
      differences: ['dynamodb-table-arn', 'dynamodb-key'],
    },
    {
      name: 'a CloudFormation table',
      props: (tools) => ({
        table: new CfnTable(tools.stack, 'Orders', { keySchema, attributeDefinitions, billingMode: 'PAY_PER_REQUEST' }),
        ...props(tools),
      }),
      alsoGrants: [action],
      differences: ['dynamodb-table-arn'],
    },
  ];
}

export const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
export const WRITE_KEY = [...READ_KEY, 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
