import { task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type BatchGetItemRequest, batchGetItem } from './api.generated';
import { type AttributeMap, sdkAttributesOf } from './attribute-map';
import { byTable, checkCount, checkTables } from './batch-tables';
import { checkProjection, projectionText } from './check-projection';
import { checkKey } from './check-request';
import type { DynamoTaskProps } from './dynamo-task-props';
import type { DynamoReadProps } from './read-props';
import { readPolicies } from './table';

/** The items that a batch reads from one table. */
export interface DynamoBatchGetRequest extends DynamoReadProps {
  /** The primary keys of the items, or one expression that yields them in the spelling of the AWS SDK integration. */
  readonly keys: Value<readonly AttributeMap[]>;
  /**
   * Whether the items are read with all writes that have succeeded, at twice the capacity.
   *
   * @default false
   */
  readonly consistentRead?: Value<boolean>;
}

/** Props of {@link DynamoBatchGetItem}. */
export interface DynamoBatchGetItemProps extends DynamoTaskProps<BatchGetItemRequest> {
  /** What is read: each table once, up to 100 items in all. */
  readonly requestItems: readonly DynamoBatchGetRequest[];
}

/**
 * Reads items of one table or several by their primary keys; what did not fit is in `UnprocessedKeys` of the response.
 *
 * The AWS SDK integration spells the types of values as the SDK for Java does: `{ "Bool": true }`, `Nul`, `Ss`, `Ns`, `Bs`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoBatchGetItem } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * const table = new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } });
 * const orderIds = [JsonPath.stringAt('$.first'), JsonPath.stringAt('$.second')];
 * new DynamoBatchGetItem(stack, 'Read both orders', {
 *   requestItems: [{ table, keys: orderIds.map((id) => ({ OrderId: DynamoAttributeValue.fromString(id) })) }],
 * });
 */
export class DynamoBatchGetItem extends task<DynamoBatchGetItemProps, BatchGetItemRequest>({
  api: batchGetItem,
  convertedProps: ['requestItems[]{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ requestItems, returnConsumedCapacity }, task) => ({
    RequestItems: byTable(task, requestItems, (entry) => ({
      Keys: Array.isArray(entry.keys) ? entry.keys.map((key: AttributeMap) => sdkAttributesOf(key)) : entry.keys,
      ProjectionExpression: projectionText(entry.projectionExpression),
      ExpressionAttributeNames: entry.expressionAttributeNames,
      ConsistentRead: entry.consistentRead,
    })) as BatchGetItemRequest['RequestItems'],
    ReturnConsumedCapacity: returnConsumedCapacity,
  }),
  policies: ({ requestItems }, task) =>
    readPolicies('dynamodb:BatchGetItem', task, ...requestItems.map(({ table }) => table)),
  validate: ({ requestItems }, task) => {
    checkTables(task, requestItems);
    checkCount(
      task,
      requestItems.map(({ keys }) => keys),
      100,
    );
    for (const [index, { keys, projectionExpression }] of requestItems.entries()) {
      const at = `requestItems[${index}]`;
      checkProjection(task, projectionExpression, `${at}.projectionExpression`);
      if (Array.isArray(keys)) for (const [place, key] of keys.entries()) checkKey(task, key, `${at}.keys[${place}]`);
    }
  },
}) {}
