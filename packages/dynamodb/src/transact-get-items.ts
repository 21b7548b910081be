import { task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type TransactGetItemsRequest, transactGetItems } from './api.generated';
import { type AttributeMap, sdkAttributesOf } from './attribute-map';
import { checkProjection, projectionText } from './check-projection';
import { checkKey } from './check-request';
import type { DynamoTaskProps } from './dynamo-task-props';
import type { DynamoReadProps } from './read-props';
import { checkTable, readPolicies, tableIn } from './table';

/** One item that a transaction reads. */
export interface DynamoTransactGet extends DynamoReadProps {
  /** The primary key of the item, or one expression that yields it in the spelling of the AWS SDK integration. */
  readonly key: AttributeMap;
}

/** Props of {@link DynamoTransactGetItems}. */
export interface DynamoTransactGetItemsProps extends DynamoTaskProps<TransactGetItemsRequest> {
  /** The items, up to 100, in the order of the response. */
  readonly transactItems: readonly DynamoTransactGet[];
}

/**
 * Reads items of one table or several as they are at one moment.
 *
 * The AWS SDK integration spells the types of values as the SDK for Java does: `{ "Bool": true }`, `Nul`, `Ss`, `Ns`, `Bs`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoTransactGetItems } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * const OrderId = DynamoAttributeValue.fromString(JsonPath.stringAt('$.orderId'));
 * new DynamoTransactGetItems(stack, 'Read order and invoice', {
 *   transactItems: [
 *     { table: Table.fromTableName(stack, 'Orders', 'orders'), key: { OrderId } },
 *     { table: Table.fromTableName(stack, 'Invoices', 'invoices'), key: { OrderId } },
 *   ],
 * });
 */
export class DynamoTransactGetItems extends task<DynamoTransactGetItemsProps, TransactGetItemsRequest>({
  api: transactGetItems,
  convertedProps: ['transactItems[]{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ transactItems, returnConsumedCapacity }, task) => ({
    TransactItems: transactItems.map(({ table, key, projectionExpression, expressionAttributeNames }) => ({
      Get: {
        TableName: tableIn(task, table),
        Key: sdkAttributesOf(key),
        ProjectionExpression: projectionText(projectionExpression),
        ExpressionAttributeNames: expressionAttributeNames,
      },
    })),
    ReturnConsumedCapacity: returnConsumedCapacity,
  }),
  policies: ({ transactItems }, task) =>
    readPolicies('dynamodb:GetItem', task, ...transactItems.map(({ table }) => table)),
  validate: ({ transactItems }, task) => {
    for (const [index, { table, key, projectionExpression }] of transactItems.entries()) {
      const at = `transactItems[${index}]`;
      checkTable(task, table, `${at}.table`);
      checkKey(task, key, `${at}.key`);
      checkProjection(task, projectionExpression, `${at}.projectionExpression`);
    }
  },
}) {}
