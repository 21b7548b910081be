import { task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type PutItemRequest, putItem } from './api.generated';
import { type AttributeMap, attributesOf } from './attribute-map';
import { checkRequest } from './check-request';
import { writePolicies } from './table';
import { type DynamoWriteProps, writeParameters } from './write-props';

/** Props of {@link DynamoPutItem}. */
export interface DynamoPutItemProps extends DynamoWriteProps<PutItemRequest> {
  /** The attributes of the item, its primary key among them, or one expression that yields them all. */
  readonly item: AttributeMap;
}

/**
 * Writes an item, in place of the one with the same primary key if there is one.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoPutItem } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * new DynamoPutItem(stack, 'Store the order', {
 *   table: new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } }),
 *   item: {
 *     OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.orderId')),
 *     Total: DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.total')),
 *   },
 * });
 */
export class DynamoPutItem extends task<DynamoPutItemProps, PutItemRequest>({
  api: putItem,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props, task) => ({ Item: attributesOf(props.item), ...writeParameters(props, task) }),
  policies: ({ table }, task) => writePolicies('dynamodb:PutItem', task, table),
  validate: ({ table }, task) => checkRequest(task, table),
}) {}
