import type { OpenString, TaskProps } from '@sfn-tasks/core';
import type { DynamoConsumedCapacity } from './return-options';

/** Props that all tasks of DynamoDB share. */
export interface DynamoTaskProps<Request extends object> extends TaskProps<Request> {
  /**
   * How much the response tells of the capacity that the request consumed.
   *
   * @default DynamoConsumedCapacity.NONE
   */
  readonly returnConsumedCapacity?: OpenString<DynamoConsumedCapacity>;
}
