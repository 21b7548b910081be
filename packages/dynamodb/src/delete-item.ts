import { task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeleteItemRequest, deleteItem } from './api.generated';
import { type AttributeMap, attributesOf } from './attribute-map';
import { checkRequest } from './check-request';
import { writePolicies } from './table';
import { type DynamoWriteProps, writeParameters } from './write-props';

/** Props of {@link DynamoDeleteItem}. */
export interface DynamoDeleteItemProps extends DynamoWriteProps<DeleteItemRequest> {
  /** The primary key of the item, or one expression that yields it. */
  readonly key: AttributeMap;
}

/**
 * Deletes an item by its primary key.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoDeleteItem } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * new DynamoDeleteItem(stack, 'Forget the order', {
 *   table: new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } }),
 *   key: { OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.orderId')) },
 *   resultPath: JsonPath.DISCARD,
 * });
 */
export class DynamoDeleteItem extends task<DynamoDeleteItemProps, DeleteItemRequest>({
  api: deleteItem,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props, task) => ({ Key: attributesOf(props.key), ...writeParameters(props, task) }),
  policies: ({ table }, task) => writePolicies('dynamodb:DeleteItem', task, table),
  validate: ({ table }, task) => checkRequest(task, table),
}) {}
