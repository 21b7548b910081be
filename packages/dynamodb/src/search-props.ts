import type { OpenString, TaskContext, Value } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type AttributeMap, sdkAttributesOf } from './attribute-map';
import { checkProjection, projectionText } from './check-projection';
import { checkAttributes, checkKey } from './check-request';
import type { DynamoTaskProps } from './dynamo-task-props';
import type { DynamoProjectionExpression } from './projection-expression';
import { DynamoSelect } from './return-options';
import { checkTable, type DynamoTable, tableIn } from './table';

/** Props that `DynamoQuery` and `DynamoScan` share. */
export interface DynamoSearchProps<Request extends object> extends DynamoTaskProps<Request> {
  /** The table; its customer managed key, if it has one, may be used. */
  readonly table: DynamoTable;
  /**
   * The global or local secondary index that is read in place of the table; the permission is for it alone.
   *
   * @default - the table itself
   */
  readonly indexName?: string;
  /**
   * What must hold of an item for it to be in the response; what is filtered out consumes capacity all the same.
   *
   * @default - all items that were found
   */
  readonly filterExpression?: string;
  /**
   * The attributes to read.
   *
   * @default - all of a table, the projected ones of an index
   */
  readonly projectionExpression?: readonly (DynamoProjectionExpression | string)[];
  /**
   * The attribute names that `#…` placeholders in the expressions stand for.
   *
   * @default - no placeholders
   */
  readonly expressionAttributeNames?: Value<{ readonly [key: string]: string }>;
  /**
   * The values that `:…` placeholders in the expressions stand for, or one expression that yields them all.
   *
   * @default - no placeholders
   */
  readonly expressionAttributeValues?: AttributeMap;
  /**
   * Whether the items are read with all writes that have succeeded, at twice the capacity; global indexes cannot.
   *
   * @default false
   */
  readonly consistentRead?: Value<boolean>;
  /**
   * How many items are looked at, before the filter.
   *
   * @default - as many as 1 MB holds
   */
  readonly limit?: Value<number>;
  /**
   * Where the last response ended: its `LastEvaluatedKey`.
   *
   * @default - from the start
   */
  readonly exclusiveStartKey?: AttributeMap;
  /**
   * Whether the response holds the items or their number.
   *
   * @default - the items, with the attributes of `projectionExpression`
   */
  readonly select?: OpenString<DynamoSelect>;
}

/** What the requests of both share. */
export function searchParameters(props: DynamoSearchProps<object>, task: TaskContext) {
  return {
    TableName: tableIn(task, props.table),
    IndexName: props.indexName,
    FilterExpression: props.filterExpression,
    ProjectionExpression: projectionText(props.projectionExpression),
    ExpressionAttributeNames: props.expressionAttributeNames,
    ExpressionAttributeValues: sdkAttributesOf(props.expressionAttributeValues),
    ConsistentRead: props.consistentRead,
    Limit: props.limit,
    ExclusiveStartKey: sdkAttributesOf(props.exclusiveStartKey),
    Select: props.select,
    ReturnConsumedCapacity: props.returnConsumedCapacity,
  };
}

/** Reports what neither of them can do. */
export function checkSearch(props: DynamoSearchProps<object>, task: TaskContext): void {
  const { table, indexName, projectionExpression, select } = props;
  checkTable(task, table);
  checkProjection(task, projectionExpression);
  checkAttributes(task, props.expressionAttributeValues, 'expressionAttributeValues');
  checkKey(task, props.exclusiveStartKey, 'exclusiveStartKey');
  if (indexName !== undefined && !Token.isUnresolved(indexName) && lacksIndex(table, indexName)) {
    task.reject(
      'indexName',
      `the table has no index ${JSON.stringify(indexName)}. Name one that it has, or add it to the table.`,
    );
  }
  if (projectionExpression !== undefined && select !== undefined && select !== DynamoSelect.SPECIFIC_ATTRIBUTES) {
    task.reject('select', `projectionExpression selects attributes, found ${select}. Leave one of the two away.`);
  }
  if (select === DynamoSelect.ALL_PROJECTED_ATTRIBUTES && indexName === undefined) {
    task.reject('select', 'a table projects nothing. Name an index, or use ALL_ATTRIBUTES.');
  }
}

/** Only a table of the CDK's first class tells, by an error, which indexes it has. */
function lacksIndex(table: DynamoTable, indexName: string): boolean {
  const { schemaV2 } = table as Partial<Table>;
  if (typeof schemaV2 !== 'function' || indexName.startsWith('{%')) return false;
  try {
    schemaV2.call(table, indexName);
    return false;
  } catch {
    return true;
  }
}
