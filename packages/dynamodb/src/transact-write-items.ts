import { type OpenString, type TaskContext, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type TransactWriteItemsRequest, transactWriteItems } from './api.generated';
import { sdkAttributesOf } from './attribute-map';
import { checkAttributes, checkKey } from './check-request';
import type { DynamoTaskProps } from './dynamo-task-props';
import type { DynamoItemCollectionMetrics } from './return-options';
import { checkTable, tableIn, tablePolicy, writeKeys } from './table';
import type { DynamoTransactCondition, DynamoTransactUpdate, DynamoTransactWrite } from './transact-write';

/** Props of {@link DynamoTransactWriteItems}. */
export interface DynamoTransactWriteItemsProps extends DynamoTaskProps<TransactWriteItemsRequest> {
  /** The parts of the transaction, up to 100, each on an item of its own. */
  readonly transactItems: readonly DynamoTransactWrite[];
  /**
   * Text of up to 36 characters that makes the request safe to repeat within ten minutes, such as the name of the execution.
   *
   * @default - one that the AWS SDK makes, so that a retry of the state is another transaction
   */
  readonly clientRequestToken?: string;
  /**
   * Whether the response tells how large the changed item collections are.
   *
   * @default DynamoItemCollectionMetrics.NONE
   */
  readonly returnItemCollectionMetrics?: OpenString<DynamoItemCollectionMetrics>;
}

/** The members of a part of a transaction, with what IAM calls each. */
const WRITES = {
  put: 'PutItem',
  update: 'UpdateItem',
  delete: 'DeleteItem',
  conditionCheck: 'ConditionCheckItem',
} as const;

type Write = keyof typeof WRITES;

/**
 * Writes, changes, deletes and checks items of one table or several: all of them, or none.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoTransactWriteItems } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * const OrderId = DynamoAttributeValue.fromString(JsonPath.stringAt('$.orderId'));
 * new DynamoTransactWriteItems(stack, 'Order what is in stock', {
 *   transactItems: [
 *     { put: { table: Table.fromTableName(stack, 'Orders', 'orders'), item: { OrderId } } },
 *     {
 *       update: {
 *         table: Table.fromTableName(stack, 'Stock', 'stock'),
 *         key: { Sku: DynamoAttributeValue.fromString(JsonPath.stringAt('$.sku')) },
 *         updateExpression: 'SET Pieces = Pieces - :one',
 *         conditionExpression: 'Pieces >= :one',
 *         expressionAttributeValues: { ':one': DynamoAttributeValue.fromNumber(1) },
 *       },
 *     },
 *   ],
 * });
 */
export class DynamoTransactWriteItems extends task<DynamoTransactWriteItemsProps, TransactWriteItemsRequest>({
  api: transactWriteItems,
  convertedProps: [
    'transactItems[].put{}',
    'transactItems[].update{}',
    'transactItems[].delete{}',
    'transactItems[].conditionCheck{}',
  ],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props, task) => ({
    TransactItems: props.transactItems.map((part) =>
      Object.fromEntries(
        writesOf(part).map((write) => [write[0]!.toUpperCase() + write.slice(1), writeOf(part[write]!, task)]),
      ),
    ),
    ClientRequestToken: props.clientRequestToken,
    ReturnConsumedCapacity: props.returnConsumedCapacity,
    ReturnItemCollectionMetrics: props.returnItemCollectionMetrics,
  }),
  policies: ({ transactItems }, task) => {
    const tables = (write: Write) => transactItems.flatMap((part) => part[write]?.table ?? []);
    const writes = Object.keys(WRITES) as Write[];
    return [
      ...writes.flatMap((write) => tablePolicy(`dynamodb:${WRITES[write]}`, task, tables(write))),
      ...writeKeys(writes.flatMap(tables)),
    ];
  },
  validate: ({ transactItems }, task) => {
    for (const [index, part] of transactItems.entries()) checkPart(part, `transactItems[${index}]`, task);
  },
}) {}

function writesOf(part: DynamoTransactWrite): Write[] {
  return (Object.keys(WRITES) as Write[]).filter((write) => part[write] !== undefined);
}

/** The members that only some writes have are left out where they are undefined. */
type AnyWrite = DynamoTransactCondition &
  Partial<Omit<DynamoTransactUpdate, keyof DynamoTransactCondition>> &
  Pick<Partial<NonNullable<DynamoTransactWrite['put']>>, 'item'>;

function writeOf(write: AnyWrite, task: TaskContext) {
  return {
    TableName: tableIn(task, write.table),
    Key: sdkAttributesOf(write.key),
    Item: sdkAttributesOf(write.item),
    UpdateExpression: write.updateExpression,
    ConditionExpression: write.conditionExpression,
    ExpressionAttributeNames: write.expressionAttributeNames,
    ExpressionAttributeValues: sdkAttributesOf(write.expressionAttributeValues),
    ReturnValuesOnConditionCheckFailure: write.returnValuesOnConditionCheckFailure,
  };
}

function checkPart(part: DynamoTransactWrite, at: string, task: TaskContext): void {
  const writes = writesOf(part);
  if (writes.length !== 1) {
    const found = writes.length === 0 ? 'none' : writes.join(' and ');
    task.reject(at, `expected one of ${Object.keys(WRITES).join(', ')}, found ${found}. Give each part of its own.`);
  }
  for (const write of writes) {
    const { table, key, item, expressionAttributeValues }: AnyWrite = part[write]!;
    checkTable(task, table, `${at}.${write}.table`);
    checkKey(task, key, `${at}.${write}.key`);
    checkAttributes(task, item, `${at}.${write}.item`);
    checkAttributes(task, expressionAttributeValues, `${at}.${write}.expressionAttributeValues`);
  }
}
