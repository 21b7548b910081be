import type { ChildExecution } from '../distributed/child-execution';
import { type MapRunRecord, MOST_CHILD_EVENTS, MOST_CHILDREN } from '../distributed/map-run-record';
import { ApiError, invalid } from './api-error';
import type { ServedExecution } from './executions';
import { type PageRequest, pageAs } from './paging';
import { seconds } from './wire';

/** A child execution, and what it is one of. */
export interface ServedChild {
  readonly child: ChildExecution;
  readonly record: MapRunRecord;
  /** The execution whose machine has the Map. */
  readonly parent: ServedExecution;
}

interface ChildrenRequest extends PageRequest {
  readonly mapRunArn: string;
  readonly statusFilter?: string;
  readonly redriveFilter?: 'REDRIVEN' | 'NOT_REDRIVEN';
}

/** The child executions of a Map Run, the newest first. */
export function listChildren(record: MapRunRecord, request: ChildrenRequest): object {
  const { mapRunArn, statusFilter, redriveFilter } = request;
  const { total } = record.executions;
  if (total > record.children.size) {
    throw invalid(
      `The Map Run has ${total} child executions, and this server lists no more than ${MOST_CHILDREN}: DescribeMapRun counts them.`,
    );
  }
  const found = [...record.children.values()]
    .map((child, at) => [-at, child] as const)
    .filter(([, { status }]) => statusFilter === undefined || status === statusFilter)
    .filter(
      ([, { redriveCount }]) => redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === redriveCount > 0,
    )
    .reverse();
  const asked = ['ListExecutions', mapRunArn, statusFilter, redriveFilter];
  return pageAs('executions', found, request, asked, (child) => ({
    ...summary({ child, record }),
    itemCount: child.items,
  }));
}

/** What DescribeExecution says of a child execution. */
export function describeChild(served: ServedChild, includedData: string | undefined): object {
  const { child, record } = served;
  const { run } = child;
  const included = run !== undefined && includedData !== 'METADATA_ONLY';
  const output = run?.result?.output;
  return {
    ...summary(served),
    ...(included && { input: JSON.stringify(run.input) }),
    inputDetails: { included },
    ...(included && output !== undefined && { output: JSON.stringify(output) }),
    ...(child.status === 'SUCCEEDED' && { outputDetails: { included } }),
    error: child.error,
    // That it is gone is said, not hidden.
    cause: run ? run.result?.cause : child.error && notKept('The cause'),
    ...redriveState(child, record),
  };
}

/** The run of a child execution whose history is asked for. */
export function historyOfChild({ child, record }: ServedChild) {
  if (record.facts.type === 'EXPRESS') throw expressChild();
  if (!child.run) throw invalid(notKept('The history'));
  return child.run.recorder;
}

/** Ends a child execution. */
export async function stopChild({ child, record }: ServedChild, error?: string, cause?: string): Promise<object> {
  if (record.facts.type === 'EXPRESS') throw expressChild();
  const { run } = child;
  run?.abort(error, cause);
  await run?.done;
  // A child that waits for its redrive has none.
  return { stopDate: seconds(child.stopDate ?? record.redriveDate!) };
}

/** The Map Run and the machine of a child execution, as DescribeStateMachineForExecution has them. */
export function machineOfChild({ record }: ServedChild): object {
  return { ...machineArn(record), mapRunArn: record.facts.arn, label: record.facts.label };
}

function summary({ child, record }: Omit<ServedChild, 'parent'>): object {
  const { name, status, startDate, stopDate, redriveCount, redriveDate } = child;
  return {
    executionArn: record.facts.childPrefix + name,
    ...machineArn(record),
    mapRunArn: record.facts.arn,
    name,
    status,
    startDate: seconds(startDate),
    stopDate: stopDate && seconds(stopDate),
    redriveCount,
    redriveDate: redriveDate && seconds(redriveDate),
  };
}

function machineArn({ facts }: MapRunRecord): { stateMachineArn: string } {
  return { stateMachineArn: `${facts.machineArn}/${facts.label}` };
}

function redriveState({ status }: ChildExecution, record: MapRunRecord): object {
  const no = (reason: string) => ({ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: reason });
  if (!/^(FAILED|TIMED_OUT|ABORTED)$/.test(status)) return no(`Execution is ${status} and cannot be redriven`);
  if (!/^(FAILED|ABORTED)$/.test(record.status)) return no(`Map Run is ${record.status} and cannot be redriven`);
  return { redriveStatus: 'REDRIVABLE_BY_MAP_RUN' };
}

function expressChild(): ApiError {
  return new ApiError('InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'");
}

function notKept(what: string): string {
  return `${what} of this child execution is not kept: of a Map Run, this server keeps ${MOST_CHILD_EVENTS} events of child executions that have succeeded, and as many of others.`;
}
