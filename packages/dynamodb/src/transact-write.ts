import type { OpenString, Value } from '@sfn-tasks/core';
import type { AttributeMap } from './attribute-map';
import type { DynamoReturnValuesOnConditionCheckFailure } from './return-options';
import type { DynamoTable } from './table';

/** What all writes of a transaction take. */
export interface DynamoTransactCondition {
  /** The table; its customer managed key, if it has one, may be used. */
  readonly table: DynamoTable;
  /**
   * What must hold of the item as it is now; otherwise the transaction fails as a whole.
   *
   * @default - nothing; a `conditionCheck` requires it
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
   * Whether the error tells the item whose condition did not hold.
   *
   * @default DynamoReturnValuesOnConditionCheckFailure.NONE
   */
  readonly returnValuesOnConditionCheckFailure?: OpenString<DynamoReturnValuesOnConditionCheckFailure>;
}

/** An item that a transaction writes. */
export interface DynamoTransactPut extends DynamoTransactCondition {
  /** The attributes of the item, its primary key among them, or one expression that yields them all. */
  readonly item: AttributeMap;
}

/** An item that a transaction deletes. */
export interface DynamoTransactDelete extends DynamoTransactCondition {
  /** The primary key of the item, or one expression that yields it. */
  readonly key: AttributeMap;
}

/** An item that a transaction changes. */
export interface DynamoTransactUpdate extends DynamoTransactDelete {
  /** What changes: `SET`, `REMOVE`, `ADD` and `DELETE` clauses. */
  readonly updateExpression: string;
}

/** An item that a transaction leaves as it is, and only looks at. */
export interface DynamoTransactConditionCheck extends DynamoTransactDelete {
  /** What must hold of the item; otherwise the transaction fails as a whole. */
  readonly conditionExpression: string;
}

/** One part of a transaction: exactly one of its members is set. */
export interface DynamoTransactWrite {
  /**
   * Writes an item.
   *
   * @default - another member
   */
  readonly put?: DynamoTransactPut;
  /**
   * Changes an item, or makes it if it is not there yet.
   *
   * @default - another member
   */
  readonly update?: DynamoTransactUpdate;
  /**
   * Deletes an item.
   *
   * @default - another member
   */
  readonly delete?: DynamoTransactDelete;
  /**
   * Looks at an item that the transaction does not change.
   *
   * @default - another member
   */
  readonly conditionCheck?: DynamoTransactConditionCheck;
}
