import { allow, arnOr, isKnown, task } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { IEventBusRef } from 'aws-cdk-lib/aws-events';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type PutEventsRequest, type PutEventsRequestEntry, putEvents } from './api.generated';
import { checkEntries } from './check-entries';
import type { EventBridgePutEventsEntry } from './entry';
import type { EventBridgePutEventsProps } from './put-events-props';

/**
 * Sends events to EventBridge buses.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { EventBridgePutEvents } from '@sfn-tasks/eventbridge';
 * import { Stack } from 'aws-cdk-lib';
 * import { EventBus } from 'aws-cdk-lib/aws-events';
 *
 * const stack = new Stack();
 * new EventBridgePutEvents(stack, 'Announce the order', {
 *   entries: [
 *     {
 *       detail: TaskInput.fromObject({ order: JsonPath.stringAt('$.orderId') }),
 *       detailType: 'order placed',
 *       source: 'com.example.orders',
 *       eventBus: new EventBus(stack, 'Orders'),
 *     },
 *   ],
 * });
 */
export class EventBridgePutEvents extends task<EventBridgePutEventsProps, PutEventsRequest>({
  api: putEvents,
  convertedProps: ['entries?[]{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
  tokenProp: 'entries',
  parameters: ({ entries }) => ({ Entries: isList(entries) ? entries.map(entryOf) : entries }),
  policies: (props, task) => [allow('events:PutEvents', [...new Set(busesOf(props).map((bus) => arnOf(bus, task)))])],
  validate: ({ entries, eventBuses }, task) => {
    if (!isList(entries)) return;
    checkEntries(entries, task);
    if (eventBuses !== undefined) {
      task.reject('eventBuses', 'events in a list name their buses themselves. Set eventBus on the entries instead.');
    }
  },
}) {}

/** A list that is written out; an expression for the whole of it is a token or text. */
function isList(entries: EventBridgePutEventsProps['entries']): entries is readonly EventBridgePutEventsEntry[] {
  return Array.isArray(entries) && isKnown(entries);
}

function entryOf(entry: EventBridgePutEventsEntry): PutEventsRequestEntry {
  return {
    Detail: entry.detail.value,
    DetailType: entry.detailType,
    EventBusName: entry.eventBus?.eventBusRef.eventBusArn,
    Source: entry.source,
    Resources: entry.resources,
    Time: entry.time as string | undefined,
  };
}

function busesOf({ entries, eventBuses }: EventBridgePutEventsProps): readonly (IEventBusRef | undefined)[] {
  return isList(entries) ? entries.map(({ eventBus }) => eventBus) : (eventBuses ?? [undefined]);
}

function arnOf(bus: IEventBusRef | undefined, scope: Construct): string {
  const named = (resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'events', resource: 'event-bus', resourceName });
  return bus === undefined ? named('default') : arnOr(bus.eventBusRef.eventBusArn, named('*'));
}
