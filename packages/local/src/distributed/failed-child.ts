import type { Run } from '../run/run';
import type { FailedChild } from './map-run-summary';

/** Of so many failed child executions details are told, and of so many of these the events. */
export const MOST_FAILURES = 100;
export const MOST_HISTORIES = 20;

/** So many events of one are told, and so many characters of a text. */
const MOST_EVENTS = 500;
const MOST_TEXT = 1_000;

/** What is told of a child execution that failed. */
export function failedChild({ names, status, result, input, recorder }: Run, withEvents: boolean): FailedChild {
  const { error, cause } = result!;
  return {
    executionArn: names.executionArn,
    name: names.executionName,
    status,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause: shortened(cause) }),
    input: shortened(JSON.stringify(input)),
    events: withEvents ? recorder.events.slice(0, MOST_EVENTS) : [],
  };
}

function shortened(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}
