import { ApiError, invalid } from './api-error';
import type { ServedExecution } from './executions';
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
    const execution = world.executions.get(executionArn);
    return { ...summary(execution), ...outcome(execution, includedData), ...redriveState(execution) };
  },

  DescribeStateMachineForExecution: ({ executionArn, includedData }: Record<string, any>, world: World) => {
    const { machine, revision } = world.executions.get(executionArn);
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      updateDate: seconds(revision.updateDate),
      ...revisionFields(revision, includedData),
    };
  },

  ListExecutions: (request: ListRequest, world: World) => {
    const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = request;
    if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
      throw invalid('Exactly one of stateMachineArn and mapRunArn must be given.');
    }
    if (stateMachineArn === undefined) throw invalid('The executions of a Map Run are not kept on this machine.');
    const wanted = ofTarget(stateMachineArn, world);
    const found = world.executions
      .list()
      .filter(wanted)
      .filter(({ run }) => statusFilter === undefined || run.status === statusFilter)
      .filter(({ run }) => redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === run.redriveCount > 0)
      // The most recent first.
      .reverse()
      .map((execution) => [-execution.order, execution] as const);
    const asked = ['ListExecutions', stateMachineArn, statusFilter, redriveFilter];
    return pageAs('executions', found, request, asked, summary);
  },

  StopExecution: async ({ executionArn, error, cause }: Record<string, any>, world: World) => {
    const execution = world.executions.get(executionArn);
    execution.run.abort(error, cause);
    await execution.ended;
    return { stopDate: seconds(execution.stopDate!) };
  },

  RedriveExecution: ({ executionArn }: Record<string, any>, world: World) => {
    const execution = world.executions.get(executionArn);
    redrive(execution, world);
    return { redriveDate: seconds(execution.redriveDate!) };
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
