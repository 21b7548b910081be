import type { ExecutionStatus } from '../contract';
import type { Run } from '../run/run';

/** How a child execution stands. */
export type ChildStatus = ExecutionStatus | 'PENDING_REDRIVE';

/** A child execution of a Map Run, for those who ask; a redrive goes on with it under the same name. */
export class ChildExecution {
  status: ChildStatus = 'RUNNING';
  /** How it stood before it waited for its redrive. */
  lastStatus: ChildStatus = 'RUNNING';
  stopDate: number | undefined;
  redriveCount = 0;
  redriveDate: number | undefined;
  error: string | undefined;
  /** What its data and history take of the room for those of child executions that have ended. */
  weight = 0;
  readonly startDate: number;

  constructor(
    readonly name: string,
    /** How many items it has. */
    readonly items: number,
    /** Its data and its history; undefined when there is no room for them. */
    public run: Run | undefined,
  ) {
    this.startDate = run!.startDate;
  }
}
