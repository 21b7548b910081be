import { type OpenString, type TaskContext, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type BatchWriteItemRequest, batchWriteItem } from './api.generated';
import { type AttributeMap, sdkAttributesOf } from './attribute-map';
import { byTable, checkCount, checkTables } from './batch-tables';
import { checkAttributes, checkKey } from './check-request';
import type { DynamoTaskProps } from './dynamo-task-props';
import type { DynamoItemCollectionMetrics } from './return-options';
import { type DynamoTable, writePolicies } from './table';

/** What a batch writes to one table: `putItems`, `deleteKeys` or both, or else `writeRequests`. */
export interface DynamoBatchWriteRequest {
  /** The table; its customer managed key, if it has one, may be used. */
  readonly table: DynamoTable;
  /**
   * The items that are written.
   *
   * @default - none
   */
  readonly putItems?: readonly AttributeMap[];
  /**
   * The primary keys of the items that are deleted.
   *
   * @default - none
   */
  readonly deleteKeys?: readonly AttributeMap[];
  /**
   * An expression that yields all requests as the AWS SDK integration spells them: `[{"PutRequest": {"Item": {"Id": {"S": "1"}}}}]`.
   *
   * @default - the requests of `putItems` and `deleteKeys`
   */
  readonly writeRequests?: Value<readonly object[]>;
}

/** Props of {@link DynamoBatchWriteItem}. */
export interface DynamoBatchWriteItemProps extends DynamoTaskProps<BatchWriteItemRequest> {
  /** What is written: each table once, up to 25 items in all. */
  readonly requestItems: readonly DynamoBatchWriteRequest[];
  /**
   * Whether the response tells how large the changed item collections are.
   *
   * @default DynamoItemCollectionMetrics.NONE
   */
  readonly returnItemCollectionMetrics?: OpenString<DynamoItemCollectionMetrics>;
}

/**
 * Writes and deletes items of one table or several, each on its own; what did not fit is in `UnprocessedItems` of the response.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoBatchWriteItem } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * new DynamoBatchWriteItem(stack, 'Replace the order', {
 *   requestItems: [
 *     {
 *       table: new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } }),
 *       putItems: [{ OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.new')) }],
 *       deleteKeys: [{ OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.old')) }],
 *     },
 *   ],
 * });
 */
export class DynamoBatchWriteItem extends task<DynamoBatchWriteItemProps, BatchWriteItemRequest>({
  api: batchWriteItem,
  convertedProps: ['requestItems[].putItems[]', 'requestItems[].deleteKeys[]'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ requestItems, returnConsumedCapacity, returnItemCollectionMetrics }, task) => ({
    RequestItems: byTable(task, requestItems, writeRequestsOf) as BatchWriteItemRequest['RequestItems'],
    ReturnConsumedCapacity: returnConsumedCapacity,
    ReturnItemCollectionMetrics: returnItemCollectionMetrics,
  }),
  policies: ({ requestItems }, task) =>
    writePolicies('dynamodb:BatchWriteItem', task, ...requestItems.map(({ table }) => table)),
  validate: ({ requestItems }, task) => {
    checkTables(task, requestItems);
    checkCount(task, requestItems.map(writeRequestsOf), 25);
    for (const [index, entry] of requestItems.entries()) checkEntry(entry, `requestItems[${index}]`, task);
  },
}) {}

function writeRequestsOf({ putItems = [], deleteKeys = [], writeRequests }: DynamoBatchWriteRequest) {
  return (
    writeRequests ?? [
      ...putItems.map((item) => ({ PutRequest: { Item: sdkAttributesOf(item) } })),
      ...deleteKeys.map((key) => ({ DeleteRequest: { Key: sdkAttributesOf(key) } })),
    ]
  );
}

function checkEntry(entry: DynamoBatchWriteRequest, at: string, task: TaskContext): void {
  const { putItems = [], deleteKeys = [], writeRequests } = entry;
  const listed = putItems.length + deleteKeys.length;
  if (listed > 0 === (writeRequests !== undefined)) {
    const found = listed > 0 ? 'both' : 'none';
    task.reject(at, `expected requests in putItems and deleteKeys, or in writeRequests, found ${found}.`);
  }
  for (const [index, item] of putItems.entries()) checkAttributes(task, item, `${at}.putItems[${index}]`);
  for (const [index, key] of deleteKeys.entries()) checkKey(task, key, `${at}.deleteKeys[${index}]`);
}
