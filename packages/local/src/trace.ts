import type { HistoryEvent } from './history/history-event';

/** Events that open a level, and those that close it. */
const OPENING = /^(MapStateStarted|MapIterationStarted|ParallelStateStarted)$/;
const CLOSING = /^(MapState|MapIteration|ParallelState)(Succeeded|Failed|Aborted)$/;
const FAILURE = /(Failed|TimedOut|Aborted)$/;
const LONGEST = 100;

/**
 * The event history as lines that people read: each state as it is entered, what its task yielded, what failed, and how it ended.
 *
 * @param events the events of an execution
 *
 * @example
 * import { simulate, traceLines } from '@sfn-tasks/local';
 *
 * const { events } = await simulate({ definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } } });
 * console.log(traceLines(events).join('\n'));
 */
export function traceLines(events: readonly HistoryEvent[]): string[] {
  const start = events[0]?.timestamp ?? 0;
  const depths = new Map<number, number>();
  const depthsOfStates = new Map<unknown, number>();
  return events.flatMap((event) => {
    const { id, type, previousEventId } = event;
    const { name } = detailsOf(event);
    let depth = depths.get(previousEventId) ?? 0;
    if (type.startsWith('Execution')) depth = 0;
    else if (CLOSING.test(type)) depth = Math.max(0, depth - 1);
    else if (type.endsWith('StateEntered')) depthsOfStates.set(name, depth);
    // What ends a Map or Parallel state stands beside the events that lead on.
    else if (type.endsWith('StateExited')) depth = depthsOfStates.get(name) ?? depth;
    depths.set(id, OPENING.test(type) ? depth + 1 : depth);
    const text = describe(event);
    if (text === undefined) return [];
    const seconds = ((event.timestamp - start) / 1000).toFixed(3);
    return [`${seconds.padStart(10)} s  ${'  '.repeat(depth)}${text}`];
  });
}

function describe(event: HistoryEvent): string | undefined {
  const { type } = event;
  const details = detailsOf(event);
  if (type === 'ExecutionStarted') return `started with ${short(details['input'])}`;
  if (type === 'ExecutionSucceeded') return `succeeded with ${short(details['output'])}`;
  if (type === 'MapIterationStarted') return `item ${details['index']}`;
  if (type.endsWith('StateEntered')) return `${details['name']} (${type.replace('StateEntered', '')})`;
  if (FAILURE.test(type)) {
    const said = [details['error'], details['cause']].filter((text) => text !== undefined && text !== '').join(': ');
    return said === '' ? undefined : `  ${words(type)}: ${short(said)}`;
  }
  if (type === 'TaskSubmitted') return `  submitted: ${short(details['output'])}`;
  if (/^(Task|LambdaFunction|Activity)Succeeded$/.test(type)) return `  → ${short(details['output'])}`;
  return undefined;
}

function detailsOf(event: HistoryEvent): Record<string, unknown> {
  const key = Object.keys(event).find((name) => name.endsWith('EventDetails')) as keyof HistoryEvent | undefined;
  return (key === undefined ? {} : event[key]) as Record<string, unknown>;
}

/** `TaskTimedOut` as `task timed out`. */
function words(type: string): string {
  return type.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

function short(value: unknown): string {
  const text = withoutTransport(String(value ?? '')).replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** JSON without the headers and request IDs that come with results of AWS services. */
function withoutTransport(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (key, value) =>
      key === 'SdkHttpMetadata' || key === 'SdkResponseMetadata' ? undefined : value,
    );
  } catch {
    return text;
  }
}
