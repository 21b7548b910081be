import { Failure } from '../failure';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import type { EventDetails, HistoryEvent } from './history-event';

/** The quota of a STANDARD execution. */
const MOST_EVENTS = 25_000;

/** How many characters of data a history may keep: it is held in memory. */
const MOST_DATA = 256_000_000;

/** Writes the event history, or only counts events when nobody wants them. */
export class Recorder {
  readonly events: HistoryEvent[] = [];
  readonly active: boolean;
  private count = 0;
  private data = 0;

  constructor(
    private readonly keep: boolean,
    private readonly onEvent: ((event: HistoryEvent) => void) | undefined,
    private now: () => number,
    private readonly limited: boolean,
  ) {
    this.active = keep || onEvent !== undefined;
  }

  /** Records an event of a branch; the details are made only when somebody wants them. */
  record(branch: Branch, type: string, field?: `${string}EventDetails`, details?: () => EventDetails): number {
    this.count += 1;
    if (this.limited && this.count >= MOST_EVENTS && !type.startsWith('Execution')) {
      branch.run.stop.stop();
      throw new Failure(
        'States.Runtime',
        `The execution reached the maximum number of history events (${MOST_EVENTS}).`,
      );
    }
    if (this.active) this.write(branch, type, field, details);
    branch.lastEvent = this.count;
    return this.count;
  }

  /** Records an event that the next one of the branch does not follow: it follows what this one does. */
  recordAside(branch: Branch, type: string, field?: `${string}EventDetails`, details?: () => EventDetails): void {
    const { lastEvent } = branch;
    this.record(branch, type, field, details);
    branch.lastEvent = lastEvent;
  }

  /** Whether an execution may go on: its history has room. */
  get hasRoom(): boolean {
    return !this.limited || this.count < MOST_EVENTS - 1;
  }

  /** Goes on for a later run of the execution. */
  continueOn(now: () => number): this {
    this.now = now;
    return this;
  }

  entered(branch: Branch, type: string, input: Json): void {
    branch.eventBefore = branch.lastEvent;
    branch.enteredEvent = this.record(
      branch,
      type,
      'stateEnteredEventDetails',
      this.active ? () => ({ name: branch.stateName, ...inputDetails(input) }) : undefined,
    );
  }

  exited(branch: Branch, type: string, output: Json): void {
    const { assigned } = branch;
    this.record(
      branch,
      type,
      'stateExitedEventDetails',
      this.active
        ? () => ({
            name: branch.stateName,
            ...outputDetails(output),
            // Nothing is said of an Assign that assigns nothing.
            ...(assigned &&
              Object.keys(assigned).length > 0 && {
                assignedVariables: Object.fromEntries(
                  Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]),
                ),
                assignedVariablesDetails: { truncated: false },
              }),
          })
        : undefined,
    );
  }

  private write(branch: Branch, type: string, field?: `${string}EventDetails`, details?: () => EventDetails): void {
    const event: HistoryEvent = {
      id: this.count,
      previousEventId: branch.lastEvent,
      timestamp: this.now(),
      type,
      ...(field && { [field]: details?.() ?? {} }),
    };
    if (this.keep) this.push(event, field);
    this.onEvent?.(event);
  }

  private push(event: HistoryEvent, field: `${string}EventDetails` | undefined): void {
    this.events.push(event);
    const details = (field && event[field]) ?? {};
    for (const value of Object.values(details)) if (typeof value === 'string') this.data += value.length;
    if (this.data > MOST_DATA && !event.type.startsWith('Execution')) {
      throw new Failure(
        'States.Runtime',
        `The history of the execution has more than ${MOST_DATA} characters of data: run it without history.`,
      );
    }
  }
}

export function inputDetails(input: Json): EventDetails {
  return { input: JSON.stringify(input), inputDetails: { truncated: false } };
}

export function outputDetails(output: Json): EventDetails {
  return { output: JSON.stringify(output), outputDetails: { truncated: false } };
}

export function failureDetails({ error, cause }: Failure): EventDetails {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
