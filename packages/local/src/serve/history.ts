import type { EventDetails, HistoryEvent } from '../history/history-event';
import { historyOfChild } from './child-operations';
import { type PageRequest, pageAs } from './paging';
import { seconds } from './wire';
import type { World } from './world';

interface HistoryRequest extends PageRequest {
  readonly executionArn: string;
  readonly reverseOrder?: boolean;
  readonly includeExecutionData?: boolean;
}

/** What of an event's details is data of the execution. */
const DATA = ['input', 'output', 'parameters', 'assignedVariables'];

export const historyOperations = {
  GetExecutionHistory: (request: HistoryRequest, world: World) => {
    const { executionArn, reverseOrder = false, includeExecutionData = true } = request;
    const { parent, served } = world.executions.locate(executionArn);
    const { events } = served ? historyOfChild(served) : parent.run.recorder;
    const numbered = events.map((event) => [reverseOrder ? -event.id : event.id, event] as const);
    const asked = ['GetExecutionHistory', executionArn, reverseOrder];
    return pageAs('events', reverseOrder ? numbered.reverse() : numbered, request, asked, (event) =>
      onTheWire(event, includeExecutionData),
    );
  },
};

function onTheWire({ timestamp, ...event }: HistoryEvent, hasData: boolean): object {
  const fields = hasData ? event : Object.fromEntries(Object.entries(event).map(([name, of]) => [name, bare(of)]));
  return { ...fields, timestamp: seconds(timestamp) };
}

function bare(details: number | string | EventDetails): unknown {
  if (typeof details !== 'object') return details;
  return Object.fromEntries(Object.entries(details).filter(([name]) => !DATA.includes(name)));
}
