import { task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type QueryRequest, query } from './api.generated';
import { checkSearch, type DynamoSearchProps, searchParameters } from './search-props';
import { searchPolicies } from './table';

/** Props of {@link DynamoQuery}. */
export interface DynamoQueryProps extends DynamoSearchProps<QueryRequest> {
  /** What the key is: the partition key equals a value, and the sort key, if at all, lies where a comparison says. */
  readonly keyConditionExpression: string;
  /**
   * Whether the items come in ascending order of the sort key.
   *
   * @default true
   */
  readonly scanIndexForward?: Value<boolean>;
}

/**
 * Reads the items with a partition key, from a table or an index; one response holds up to 1 MB.
 *
 * The AWS SDK integration spells the types of values as the SDK for Java does: `{ "Bool": true }`, `Nul`, `Ss`, `Ns`, `Bs`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue, DynamoQuery } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * const orders = new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } });
 * orders.addGlobalSecondaryIndex({ indexName: 'Customer', partitionKey: { name: 'Customer', type: AttributeType.STRING } });
 * new DynamoQuery(stack, 'Find the orders of a customer', {
 *   table: orders,
 *   indexName: 'Customer',
 *   keyConditionExpression: 'Customer = :customer',
 *   expressionAttributeValues: { ':customer': DynamoAttributeValue.fromString(JsonPath.stringAt('$.customer')) },
 * });
 */
export class DynamoQuery extends task<DynamoQueryProps, QueryRequest>({
  api: query,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props, task) => ({
    ...searchParameters(props, task),
    KeyConditionExpression: props.keyConditionExpression,
    ScanIndexForward: props.scanIndexForward,
  }),
  policies: ({ table, indexName }, task) => searchPolicies('dynamodb:Query', task, table, indexName),
  validate: checkSearch,
}) {}
