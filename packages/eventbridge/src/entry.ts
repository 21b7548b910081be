import type { Value } from '@sfn-tasks/core';
import type { IEventBusRef } from 'aws-cdk-lib/aws-events';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * One event to send.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export interface EventBridgePutEventsEntry {
  /** What the event says: an object, or text that is the JSON of one. */
  readonly detail: TaskInput;
  /** What kind of event it is, such as `order placed`; rules match it together with `source`. */
  readonly detailType: string;
  /**
   * The bus that the event is sent to.
   *
   * @default - the default bus of the account
   */
  readonly eventBus?: IEventBusRef;
  /** The application that the event comes from, such as `com.example.orders`; `aws.` is taken by AWS. */
  readonly source: string;
  /**
   * The ARNs of what the event is about; Step Functions adds the state machine and the execution.
   *
   * @default - none
   */
  readonly resources?: Value<readonly string[]>;
  /**
   * When it happened, in ISO 8601 if it is text.
   *
   * @default - when the state sends it
   */
  readonly time?: Date | string;
}
