import type { OpenString, TaskContext, Value } from '@sfn-tasks/core';
import { type AttributeMap, attributesOf } from './attribute-map';
import type { DynamoTaskProps } from './dynamo-task-props';
import type { DynamoItemCollectionMetrics, DynamoReturnValues } from './return-options';
import { type DynamoTable, tableIn } from './table';

/** Props that all tasks share which write an item. */
export interface DynamoWriteProps<Request extends object> extends DynamoTaskProps<Request> {
  /** The table; its customer managed key, if it has one, may be used. */
  readonly table: DynamoTable;
  /**
   * What must hold of the item as it is now; otherwise the state fails with `DynamoDB.ConditionalCheckFailedException`.
   *
   * @default - the request succeeds whatever there is
   */
  readonly conditionExpression?: string;
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
   * Whether the response tells how large the changed item collections are.
   *
   * @default DynamoItemCollectionMetrics.NONE
   */
  readonly returnItemCollectionMetrics?: OpenString<DynamoItemCollectionMetrics>;
  /**
   * Which attributes the response holds; only an update knows others than the old ones.
   *
   * @default DynamoReturnValues.NONE
   */
  readonly returnValues?: OpenString<DynamoReturnValues>;
}

/** What all requests share which write an item. */
export function writeParameters(props: DynamoWriteProps<object>, task: TaskContext) {
  return {
    TableName: tableIn(task, props.table),
    ConditionExpression: props.conditionExpression,
    ExpressionAttributeNames: props.expressionAttributeNames,
    ExpressionAttributeValues: attributesOf(props.expressionAttributeValues),
    ReturnConsumedCapacity: props.returnConsumedCapacity,
    ReturnItemCollectionMetrics: props.returnItemCollectionMetrics,
    ReturnValues: props.returnValues,
  };
}
