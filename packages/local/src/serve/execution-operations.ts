import { ApiError, invalid } from './api-error';
import { describeChild, listChildren, machineOfChild, stopChild } from './child-operations';
import type { ServedExecution } from './executions';
import { mapRunAt } from './map-run-operations';
import { type PageRequest, pageAs } from './paging';
import { redrive, redriveState } from './redrive';
import { revisionFields, seconds } from './wire';
import type { World } from './world';

interface ListRequest extends PageRequest {
  readonly stateMachineArn?: string;
  readonly mapRunArn?: string;
  readonly statusFilter?: string;
  readonly redriveFilter?: 'REDRIVEN' | 'NOT_REDRIVEN';
}

export const executionOperations = {
  StartExecution: (request: Record<string, any>, world: World) => {
    // Step Functions Local took the test case of its mocks from behind the ARN.
    const [arn = '', testCase] = (request['stateMachineArn'] as string).split('#');
    const { arn: executionArn, startDate } = world.executions.start(world.machines.target(arn), request, testCase);
    return { executionArn, startDate: seconds(startDate) };
  },

  StartSyncExecution: async (request: Record<string, any>, world: World) => {
    const [arn = '', testCase] = (request['stateMachineArn'] as string).split('#');
    const target = world.machines.target(arn);
    if (target.machine.type !== 'EXPRESS') throw unsupported();
    const execution = world.executions.start(target, request, testCase);
    const { status } = await execution.ended;
    world.stopping.signal.throwIfAborted();
    const duration = Math.ceil((execution.stopDate! - execution.startDate) / 100) * 100;
    return {
      executionArn: execution.arn,
      stateMachineArn: execution.machine.arn,
      name: execution.name,
      // The response has no status for one that was stopped.
      ...outcome(execution, request['includedData']),
      status: status === 'ABORTED' ? 'FAILED' : status,
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: Math.max(100, duration) },
    };
  },

  DescribeExecution: ({ executionArn, includedData }: Record<string, any>, world: World) => {
    const { parent, served } = world.executions.locate(executionArn);
    if (served) return describeChild(served, includedData);
    return { ...summary(parent), ...outcome(parent, includedData), ...redriveState(parent) };
  },

  DescribeStateMachineForExecution: ({ executionArn, includedData }: Record<string, any>, world: World) => {
    const { parent, served } = world.executions.locate(executionArn);
    const { machine, revision } = parent;
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      updateDate: seconds(revision.updateDate),
      ...revisionFields(revision, includedData),
      ...(served && machineOfChild(served)),
    };
  },

  ListExecutions: (request: ListRequest, world: World) => {
    const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = request;
    if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
      throw invalid('Exactly one of stateMachineArn and mapRunArn must be given.');
    }
    if (mapRunArn !== undefined) return listChildren(mapRunAt(mapRunArn, world), { ...request, mapRunArn });
    const isOfMapRun = statusFilter === 'PENDING_REDRIVE' || redriveFilter !== undefined;
    if (stateMachineArn === undefined || isOfMapRun) {
      throw invalid('redriveFilter and the status PENDING_REDRIVE are for a mapRunArn.');
    }
    const wanted = ofTarget(stateMachineArn, world);
    const found = world.executions
      .list()
      .filter(wanted)
      .filter(({ run }) => statusFilter === undefined || run.status === statusFilter)
      // The most recent first.
      .reverse()
      .map((execution) => [-execution.order, execution] as const);
    const asked = ['ListExecutions', stateMachineArn, statusFilter];
    return pageAs('executions', found, request, asked, summary);
  },

  StopExecution: async ({ executionArn, error, cause }: Record<string, any>, world: World) => {
    const { parent, served } = world.executions.locate(executionArn);
    if (served) return stopChild(served, error, cause);
    parent.run.abort(error, cause);
    await parent.ended;
    return { stopDate: seconds(parent.stopDate!) };
  },

  RedriveExecution: ({ executionArn, clientToken }: Record<string, any>, world: World) => {
    const { parent: execution, served } = world.executions.locate(executionArn);
    if (served) {
      const how = `redrive the execution that started its Map Run: '${served.record.facts.executionArn}'`;
      throw new ApiError('ExecutionNotRedrivable', `Child executions are redriven with their Map Run; ${how}`);
    }
    return { redriveDate: seconds(redrive(execution, clientToken, world)) };
  },
};

function ofTarget(arn: string, world: World): (execution: ServedExecution) => boolean {
  const { machine, version, alias } = world.machines.target(arn);
  if (machine.type === 'EXPRESS') throw unsupported();
  return (execution) =>
    execution.machine === machine &&
    (alias ? execution.aliasArn === arn : version ? execution.versionArn === arn : true);
}

function summary(execution: ServedExecution): Record<string, unknown> {
  const { arn, machine, name, run, startDate, stopDate, versionArn, aliasArn, redriveDate } = execution;
  return {
    executionArn: arn,
    stateMachineArn: machine.arn,
    stateMachineVersionArn: versionArn,
    stateMachineAliasArn: aliasArn,
    name,
    status: run.status,
    startDate: seconds(startDate),
    stopDate: stopDate && seconds(stopDate),
    redriveCount: run.redriveCount,
    redriveDate: redriveDate && seconds(redriveDate),
  };
}

function outcome(execution: ServedExecution, includedData: string | undefined): Record<string, unknown> {
  const { input, result, startDate, stopDate, traceHeader } = execution;
  const included = includedData !== 'METADATA_ONLY';
  const isOver = result?.output !== undefined;
  return {
    startDate: seconds(startDate),
    stopDate: stopDate && seconds(stopDate),
    traceHeader,
    ...(included && { input }),
    inputDetails: { included },
    ...(isOver && { ...(included && { output: JSON.stringify(result.output) }), outputDetails: { included } }),
    error: result?.error,
    cause: result?.cause,
  };
}

function unsupported(): ApiError {
  return new ApiError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
}
