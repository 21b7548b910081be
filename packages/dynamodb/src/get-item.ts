import { task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type GetItemRequest, getItem } from './api.generated';
import { type AttributeMap, attributesOf } from './attribute-map';
import { checkProjection, projectionText } from './check-projection';
import { checkRequest } from './check-request';
import type { DynamoTaskProps } from './dynamo-task-props';
import type { DynamoReadProps } from './read-props';
import { readPolicies, tableIn } from './table';

/** Props of {@link DynamoGetItem}. */
export interface DynamoGetItemProps extends DynamoTaskProps<GetItemRequest>, DynamoReadProps {
  /** The primary key of the item, or one expression that yields it. */
  readonly key: AttributeMap;
  /**
   * Whether the item is read with all writes that have succeeded, at twice the capacity.
   *
   * @default false
   */
  readonly consistentRead?: Value<boolean>;
}

/**
 * Reads an item by its primary key.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoGetItem } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * new DynamoGetItem(stack, 'Read the order', {
 *   table: new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } }),
 *   key: { OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.orderId')) },
 * });
 */
export class DynamoGetItem extends task<DynamoGetItemProps, GetItemRequest>({
  api: getItem,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props, task) => ({
    Key: attributesOf(props.key),
    TableName: tableIn(task, props.table),
    ConsistentRead: props.consistentRead ?? false,
    ExpressionAttributeNames: props.expressionAttributeNames,
    ProjectionExpression: projectionText(props.projectionExpression),
    ReturnConsumedCapacity: props.returnConsumedCapacity,
  }),
  policies: ({ table }, task) => readPolicies('dynamodb:GetItem', task, table),
  validate: ({ table, projectionExpression }, task) => {
    checkRequest(task, table);
    checkProjection(task, projectionExpression);
  },
}) {}
