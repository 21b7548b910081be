export { EventBridgeErrors } from './api.generated';
export type { EventBridgePutEventsEntry } from './entry';
export { EventBridgePutEvents } from './put-events';
export type { EventBridgePutEventsProps } from './put-events-props';
