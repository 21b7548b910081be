import type { TaskProps, Value } from '@sfn-tasks/core';
import type { IEventBusRef } from 'aws-cdk-lib/aws-events';
import type { PutEventsRequest } from './api.generated';
import type { EventBridgePutEventsEntry } from './entry';

/** Props of {@link EventBridgePutEvents}. */
export interface EventBridgePutEventsProps extends TaskProps<PutEventsRequest> {
  /**
   * The events, 1 to 10: a list, or an expression such as `JsonPath.objectAt('$.entries')` that yields one in the API's own spelling,
   * `[{ "Detail": …, "DetailType": …, "Source": … }]`.
   */
  readonly entries: Value<readonly EventBridgePutEventsEntry[]>;
  /**
   * The buses that an expression for `entries` may name; events in a list name theirs themselves.
   *
   * @default - the default bus of the account
   */
  readonly eventBuses?: readonly IEventBusRef[];
}
