import type { Value } from '@sfn-tasks/core';
import type { DynamoProjectionExpression } from './projection-expression';
import type { DynamoTable } from './table';

/** What items are read from, and how much of them. */
export interface DynamoReadProps {
  /** The table; its customer managed key, if it has one, may be used. */
  readonly table: DynamoTable;
  /**
   * The attributes to read.
   *
   * @default - all
   */
  readonly projectionExpression?: readonly (DynamoProjectionExpression | string)[];
  /**
   * The attribute names that `#…` placeholders in `projectionExpression` stand for.
   *
   * @default - no placeholders
   */
  readonly expressionAttributeNames?: Value<{ readonly [key: string]: string }>;
}
