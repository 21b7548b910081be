import { isKnown, type TaskContext } from '@sfn-tasks/core';
import type { EventBridgePutEventsEntry } from './entry';

/** Reports what EventBridge would refuse when the state runs. */
export function checkEntries(entries: readonly EventBridgePutEventsEntry[], task: TaskContext): void {
  if (entries.length < 1 || entries.length > 10) {
    task.reject('entries', `one request takes 1 to 10 events, found ${entries.length}. Send more in a Map state.`);
  }
  for (const [index, { source, detail }] of entries.entries()) {
    if (source.startsWith('aws.')) {
      task.reject(
        `entries[${index}].source`,
        `only AWS itself may send events whose source begins with aws., found ${source}. Name your application.`,
      );
    }
    const text: unknown = detail.value;
    if (typeof text === 'string' && isKnown(text) && !isJsonObject(text)) {
      task.reject(
        `entries[${index}].detail`,
        `the detail of an event is a JSON object, found the text ${JSON.stringify(text)}. Use TaskInput.fromObject().`,
      );
    }
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
