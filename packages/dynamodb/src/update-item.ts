import { task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type UpdateItemRequest, updateItem } from './api.generated';
import { type AttributeMap, attributesOf } from './attribute-map';
import { checkRequest } from './check-request';
import { writePolicies } from './table';
import { type DynamoWriteProps, writeParameters } from './write-props';

/** Props of {@link DynamoUpdateItem}. */
export interface DynamoUpdateItemProps extends DynamoWriteProps<UpdateItemRequest> {
  /** The primary key of the item, or one expression that yields it. */
  readonly key: AttributeMap;
  /**
   * What changes: `SET`, `REMOVE`, `ADD` and `DELETE` clauses.
   *
   * @default - nothing but the key, for an item that is not there yet
   */
  readonly updateExpression?: string;
}

/**
 * Changes attributes of an item, or makes the item if it is not there yet.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoUpdateItem } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * new DynamoUpdateItem(stack, 'Add to the total', {
 *   table: new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } }),
 *   key: { OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.orderId')) },
 *   updateExpression: 'SET Total = Total + :more',
 *   expressionAttributeValues: { ':more': DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.more')) },
 * });
 */
export class DynamoUpdateItem extends task<DynamoUpdateItemProps, UpdateItemRequest>({
  api: updateItem,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props, task) => ({
    Key: attributesOf(props.key),
    ...writeParameters(props, task),
    UpdateExpression: props.updateExpression,
  }),
  policies: ({ table }, task) => writePolicies('dynamodb:UpdateItem', task, table),
  validate: ({ table }, task) => checkRequest(task, table),
}) {}
