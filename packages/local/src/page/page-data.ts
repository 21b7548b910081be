import type { ExecutionStatus } from '../contract';
import { compileDefinition } from '../definition/compile';
import type { MapRun } from '../distributed/map-run-summary';
import type { HistoryEvent } from '../history/history-event';
import { drawGraph } from './drawing';
import { layOut } from './layout';
import type { Workflow } from './workflow';

/** An execution that is shown on a page. */
export interface PageRun {
  /** The definition in the States Language, as an object or as JSON text. */
  readonly definition: string | object;
  /** The events so far. */
  readonly events: readonly HistoryEvent[];
  /** How the execution stands. */
  readonly status: ExecutionStatus;
  /**
   * How its distributed Maps go.
   * @default - it has none
   */
  readonly mapRuns?: readonly MapRun[];
  /**
   * The name of the state machine.
   * @default StateMachine
   */
  readonly name?: string;
  /**
   * The name of the execution.
   * @default - not shown
   */
  readonly executionName?: string;
  /**
   * Whether its time is virtual.
   * @default virtual
   */
  readonly clock?: 'virtual' | 'real';
}

/** What a page is drawn from: JSON. */
export interface PageData {
  /** The name of the state machine. */
  readonly name: string;
  /**
   * The name of the execution.
   * @default - not shown
   */
  readonly executionName?: string;
  /** How the execution stands: a page asks again while it is `RUNNING`. */
  readonly status: ExecutionStatus;
  /** Whether its time is virtual. */
  readonly clock: 'virtual' | 'real';
  /**
   * The definition.
   * @default - the page has it
   */
  readonly definition?: object;
  /**
   * The picture of the definition.
   * @default - the page has it
   */
  readonly graph?: object;
  /**
   * How its distributed Maps go.
   * @default - it has none
   */
  readonly mapRuns?: readonly MapRun[];
  /** The events that the page has not. */
  readonly events: readonly HistoryEvent[];
}

/**
 * What a page shows of an execution, as JSON: a page of `renderPage` asks for it with `?after=` and the number of events it has, and
 * only the first answer has the definition.
 *
 * Throws an `InvalidDefinition` when the definition is none.
 *
 * @param run the execution
 * @param after how many events the page has
 *
 * @example
 * import { pageData, startExecution } from '@sfn-tasks/local';
 *
 * const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
 * const { status, events } = startExecution({ definition });
 * console.log(JSON.stringify(pageData({ definition, status, events }, 0)));
 */
export function pageData(
  { definition, events, status, mapRuns, name = 'StateMachine', executionName, clock = 'virtual' }: PageRun,
  after = 0,
): PageData {
  const facts = { name, executionName, status, clock, mapRuns };
  if (after > 0) return { ...facts, events: events.slice(after) };
  const { definition: read } = compileDefinition(definition);
  return { ...facts, definition: read, graph: drawGraph(layOut(read as unknown as Workflow)), events };
}
