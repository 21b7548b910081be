import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from '@aws-sdk/client-sfn';
import { charge, type Desk, machineOf, openDesk } from './serve-desk';

describe('given the child executions of a distributed Map on a server', () => {
  let desk: Desk;
  /** What the function was called with, what of it is refused, and what waits until it is let go. */
  let calls: unknown[] = [];
  let refused: unknown[] = [];
  let held: unknown[] = [];
  let letGo: (() => void)[] = [];
  let made = 0;
  const objects: Record<string, Record<string, string>> = { results: {} };
  beforeAll(async () => {
    desk = await openDesk({
      objects,
      functions: {
        charge: async (order: unknown) => {
          calls.push(order);
          if (held.includes(order)) await new Promise<void>((resolve) => letGo.push(resolve));
          else await new Promise(setImmediate);
          if (refused.includes(order)) throw new Error(`refused ${order}`);
          return { paid: order };
        },
      },
    });
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    [calls, refused, held, letGo] = [[], [], [], []];
  });

  const distributed = (more: object = {}, ExecutionType = 'STANDARD', states: object = { Charge: charge() }) => ({
    Each: {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType }, ...JSON.parse(machineOf(states)) },
      End: true,
      ...more,
    },
  });
  const start = async (states: object, input: unknown): Promise<string> => {
    made += 1;
    const stateMachineArn = await desk.make(`Children-${made}`, states);
    const request = { stateMachineArn, input: JSON.stringify(input) };
    return (await desk.send(new StartExecutionCommand(request))).executionArn!;
  };
  const mapRunOf = async (executionArn: string): Promise<string> => {
    const { mapRuns } = await desk.send(new ListMapRunsCommand({ executionArn }));
    return mapRuns![0]!.mapRunArn!;
  };
  const childrenOf = async (executionArn: string, filter: object = {}) => {
    const mapRunArn = await mapRunOf(executionArn);
    return (await desk.send(new ListExecutionsCommand({ mapRunArn, ...filter }))).executions!;
  };
  const countsOf = async (executionArn: string) => {
    const mapRunArn = await mapRunOf(executionArn);
    const { executionCounts } = await desk.send(new DescribeMapRunCommand({ mapRunArn }));
    return Object.fromEntries(Object.entries(executionCounts!).filter(([, count]) => count > 0));
  };
  const redrive = async (executionArn: string) => {
    calls = [];
    await desk.send(new RedriveExecutionCommand({ executionArn }));
    return desk.end(executionArn);
  };
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  test('when they have run, then each is listed, described and has its history, as on AWS', async () => {
    refused = [2];
    const states = distributed({ ToleratedFailureCount: 1, MaxConcurrency: 1, Label: 'Orders' });
    const executionArn = await start(states, [1, 2, 3]);
    expect(await desk.end(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    const machine = `arn:aws:states:us-east-1:123456789012:stateMachine:Children-${made}`;
    const children = await childrenOf(executionArn);
    expect(children.map(({ status }) => status)).toEqual(['SUCCEEDED', 'FAILED', 'SUCCEEDED']);
    const mapRunArn = await mapRunOf(executionArn);
    expect(mapRunArn).toMatch(/:mapRun:Children-\d+\/Orders:[\w-]{36}$/);
    const [, failed, first] = children;
    const { itemCount: _, ...described } = first!;
    expect(first).toMatchObject({
      executionArn: expect.stringMatching(/:execution:Children-\d+\/Orders:[\w-]{36}$/),
      stateMachineArn: `${machine}/Orders`,
      mapRunArn,
      itemCount: 1,
      redriveCount: 0,
      startDate: expect.any(Date),
      stopDate: expect.any(Date),
    });
    expect(await childrenOf(executionArn, { statusFilter: 'FAILED' })).toEqual([failed]);
    expect(await childrenOf(executionArn, { redriveFilter: 'REDRIVEN' })).toEqual([]);
    const { executions, nextToken } = await desk.send(new ListExecutionsCommand({ mapRunArn, maxResults: 2 }));
    const rest = await desk.send(new ListExecutionsCommand({ mapRunArn, maxResults: 2, nextToken }));
    expect([...executions!, ...rest.executions!]).toEqual(children);

    const describe = (of: typeof first) => desk.send(new DescribeExecutionCommand({ executionArn: of!.executionArn }));
    expect(await describe(first)).toMatchObject({
      ...described,
      input: '1',
      output: '{"paid":1}',
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
    expect(await describe(failed)).toMatchObject({
      input: '2',
      error: 'Exception',
      cause: expect.stringContaining('refused 2'),
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Map Run is SUCCEEDED and cannot be redriven',
    });
    const { events } = await desk.send(new GetExecutionHistoryCommand({ executionArn: failed!.executionArn }));
    expect(events!.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
      'ExecutionFailed',
    ]);
    const child = { executionArn: failed!.executionArn };
    expect(await desk.send(new DescribeStateMachineForExecutionCommand(child))).toMatchObject({
      stateMachineArn: `${machine}/Orders`,
      mapRunArn,
      label: 'Orders',
    });
    await expect(desk.send(new RedriveExecutionCommand(child))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
    // Executions of the machine are others.
    const listed = await desk.send(new ListExecutionsCommand({ stateMachineArn: machine }));
    expect(listed.executions).toMatchObject([{ executionArn }]);
    for (const filter of [{ redriveFilter: 'REDRIVEN' }, { statusFilter: 'PENDING_REDRIVE' }] as const) {
      const request = new ListExecutionsCommand({ stateMachineArn: machine, ...filter });
      await expect(desk.send(request)).rejects.toMatchObject({ name: 'ValidationException' });
    }
  });

  test('when one is stopped, then it alone ends, and counts as one that did not succeed', async () => {
    held = [1, 2];
    const executionArn = await start(distributed({ ToleratedFailureCount: 1 }), [1, 2, 3]);
    await until(async () => (await countsOf(executionArn))['succeeded'] === 1);
    const running = await childrenOf(executionArn, { statusFilter: 'RUNNING' });
    expect(running).toHaveLength(2);
    const stopped = { executionArn: running[1]!.executionArn, error: 'Enough' };
    const { stopDate } = await desk.send(new StopExecutionCommand(stopped));
    expect(await desk.end(stopped.executionArn!)).toMatchObject({ status: 'ABORTED', error: 'Enough', stopDate });
    for (const go of letGo) go();
    expect(await desk.end(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[{"Error":"Enough"},{"paid":2},{"paid":3}]',
    });
    expect(await countsOf(executionArn)).toEqual({ aborted: 1, succeeded: 2, total: 3 });
  });

  test('when the Map Run has failed, then those that run end, and a redrive runs those that did not succeed and the rest', async () => {
    const twoSteps = {
      First: charge({ End: undefined, ResultPath: null, Next: 'Second' }),
      Second: charge({ Parameters: { 'again.$': '$' }, ResultPath: '$', End: true }),
    };
    const states = {
      ...distributed({ MaxConcurrency: 2, Next: 'After', End: undefined }, 'STANDARD', twoSteps),
      After: { Type: 'Pass', End: true },
    };
    refused = [3];
    held = [2];
    const executionArn = await start(states, [1, 2, 3, 4]);
    expect(await desk.end(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
    expect(await countsOf(executionArn)).toEqual({ aborted: 1, failed: 1, succeeded: 1, total: 3 });
    const [failed, aborted] = await childrenOf(executionArn);
    const described = await desk.send(new DescribeExecutionCommand({ executionArn: aborted!.executionArn }));
    expect(described).toMatchObject({ status: 'ABORTED', redriveStatus: 'REDRIVABLE_BY_MAP_RUN' });
    const mapRunArn = await mapRunOf(executionArn);

    held = [];
    expect(await redrive(executionArn)).toMatchObject({ status: 'FAILED', redriveCount: 1 });
    expect(calls.slice(0, 2)).toEqual([2, 3]);
    refused = [];
    const ended = await redrive(executionArn);
    expect(ended).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 });
    expect(JSON.parse(ended.output!)).toEqual([1, 2, 3, 4].map((again) => ({ paid: { again } })));
    expect(calls).not.toContain(1);
    expect(calls).toContain(3);
    expect(calls).toContain(4);
    expect(await mapRunOf(executionArn)).toBe(mapRunArn);
    expect(await desk.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 2,
      redriveDate: expect.any(Date),
      itemCounts: { succeeded: 4, failed: 0, aborted: 0, pendingRedrive: 0, total: 4 },
    });
    // The page counts what went on where it was once.
    const shown = await fetch(`${desk.url}/executions/${encodeURIComponent(executionArn)}/data`);
    const page = (await shown.json()) as { mapRuns: object[] };
    const all = { running: 0, succeeded: 4, caught: 0, failed: 0, aborted: 0 };
    expect(page.mapRuns).toMatchObject([{ states: { First: all, Second: all }, failures: [] }]);
    const redriven = await childrenOf(executionArn, { redriveFilter: 'REDRIVEN' });
    expect(redriven.map((child) => child.executionArn)).toEqual([failed!.executionArn, aborted!.executionArn]);
    expect(redriven[0]).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2, redriveDate: expect.any(Date) });
    const child = await desk.send(new GetExecutionHistoryCommand({ executionArn: failed!.executionArn }));
    expect(child.events!.filter(({ type }) => type === 'ExecutionRedriven')).toHaveLength(2);
    const { events } = await desk.send(new GetExecutionHistoryCommand({ executionArn }));
    const runs = events!.filter(({ type }) => /^MapRun|^ExecutionRedriven/.test(type!));
    expect(runs.map(({ type }) => type)).toEqual([
      'MapRunStarted',
      'MapRunFailed',
      'ExecutionRedriven',
      'MapRunRedriven',
      'MapRunFailed',
      'ExecutionRedriven',
      'MapRunRedriven',
      'MapRunSucceeded',
    ]);
    expect(runs[6]).toMatchObject({ mapRunRedrivenEventDetails: { mapRunArn, redriveCount: 2 } });
  });

  test('when the Map Run has failed and its error is caught, then those that run have ended, too', async () => {
    held = [1];
    refused = [2];
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Rest' }];
    const states = { ...distributed({ Catch }), Rest: { Type: 'Wait', Seconds: 3600, End: true } };
    const executionArn = await start(states, [1, 2]);
    await until(async () => (await countsOf(executionArn))['failed'] === 1);
    expect(await countsOf(executionArn)).toEqual({ failed: 1, aborted: 1, total: 2 });
    expect(await desk.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: 'RUNNING' });
    await desk.send(new StopExecutionCommand({ executionArn }));
    // The state that is redriven is the last one: the Map Run has had its end.
    await desk.send(new RedriveExecutionCommand({ executionArn }));
    const described = await desk.send(new DescribeMapRunCommand({ mapRunArn: await mapRunOf(executionArn) }));
    expect(described).toMatchObject({ status: 'FAILED', redriveCount: 0 });
    await desk.send(new StopExecutionCommand({ executionArn }));
  });

  test('when they are EXPRESS and come in batches to S3, then those that failed begin again, and all results are written', async () => {
    refused = ['[3,4]'];
    const batch = {
      Charge: charge({
        InputPath: '$.Items',
        Parameters: { 'all.$': 'States.JsonToString($)' },
        End: undefined,
        Next: 'Sum',
      }),
      Sum: charge({ InputPath: '$.paid.all' }),
    };
    const more = {
      ItemBatcher: { MaxItemsPerBatch: 2 },
      MaxConcurrency: 1,
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'results' } },
    };
    const executionArn = await start(distributed(more, 'EXPRESS', batch), [1, 2, 3, 4, 5]);
    expect(await desk.end(executionArn)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    const [failed] = await childrenOf(executionArn);
    expect(failed).toMatchObject({ status: 'FAILED', itemCount: 2, executionArn: expect.stringMatching(/:express:/) });
    const express = { executionArn: failed!.executionArn };
    expect(await desk.send(new DescribeExecutionCommand(express))).toMatchObject({ input: '{"Items":[3,4]}' });
    for (const command of [new GetExecutionHistoryCommand(express), new StopExecutionCommand(express)]) {
      await expect(desk.send(command as StopExecutionCommand)).rejects.toMatchObject({ name: 'InvalidArn' });
    }
    refused = [];
    expect(await redrive(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls).toEqual([{ all: '[3,4]' }, '[3,4]', { all: '[5]' }, '[5]']);
    const [, again] = await childrenOf(executionArn);
    expect(again).toMatchObject({ executionArn: failed!.executionArn, redriveCount: 1, status: 'SUCCEEDED' });
    expect(again!.redriveDate).toBeUndefined();
    const files = Object.keys(objects['results']!).filter((key) => !key.endsWith('manifest.json'));
    expect(files).toEqual([expect.stringMatching(/SUCCEEDED_0\.json$/)]);
    expect(JSON.parse(objects['results']![files[0]!]!)).toHaveLength(3);
    const described = await desk.send(new DescribeMapRunCommand({ mapRunArn: await mapRunOf(executionArn) }));
    expect(described).toMatchObject({ itemCounts: { resultsWritten: 5 }, executionCounts: { resultsWritten: 3 } });
  });

  test('when the execution was stopped in a Map in a Map, then both go on', async () => {
    const inner = { Inner: { ...distributed({ MaxConcurrency: 1 }).Each } };
    held = [2];
    const executionArn = await start(distributed({ Label: 'Outer' }, 'STANDARD', inner), [[1, 2, 3]]);
    await until(() => calls.length === 2);
    await desk.send(new StopExecutionCommand({ executionArn }));
    const [outer] = await childrenOf(executionArn);
    expect(outer).toMatchObject({ status: 'ABORTED' });
    expect((await childrenOf(outer!.executionArn!)).map(({ status }) => status)).toEqual(['ABORTED', 'SUCCEEDED']);
    held = [];
    expect(await redrive(executionArn)).toMatchObject({ output: '[[{"paid":1},{"paid":2},{"paid":3}]]' });
    expect(calls).toEqual([2, 3]);
  });

  test('when a Map Run is updated, then its limits hold from there on', async () => {
    held = [1, 2, 3, 4, 5, 6];
    const executionArn = await start(distributed({ MaxConcurrency: 1 }), [1, 2, 3, 4, 5, 6]);
    const mapRunArn = await mapRunOf(executionArn);
    await until(() => calls.length === 1);
    const changed = { maxConcurrency: 3, toleratedFailurePercentage: 20 };
    await desk.send(new UpdateMapRunCommand({ mapRunArn, ...changed }));
    await until(() => calls.length === 3);
    expect(await countsOf(executionArn)).toEqual({ running: 3, total: 3 });
    expect(await desk.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject(changed);
    // One of six may fail now, and a second one by number alone.
    refused = [1, 2];
    for (const go of letGo.splice(0, 1)) go();
    await until(async () => (await countsOf(executionArn))['failed'] === 1);
    await desk.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailurePercentage: 100 }));
    for (const go of letGo.splice(0)) go();
    await until(() => calls.length === 6);
    await desk.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailureCount: 1 }));
    for (const go of letGo.splice(0)) go();
    expect(await desk.end(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
    const wrong: [object, string][] = [
      [{ mapRunArn, maxConcurrency: 1 }, 'ValidationException'],
      [{ mapRunArn, toleratedFailurePercentage: 101 }, 'ValidationException'],
      [{ mapRunArn, toleratedFailureCount: -1 }, 'ValidationException'],
      [{ mapRunArn: `${mapRunArn}x`, maxConcurrency: 1 }, 'ResourceNotFound'],
      [{ mapRunArn: executionArn, maxConcurrency: 1 }, 'InvalidArn'],
    ];
    for (const [request, name] of wrong) {
      await expect(desk.send(new UpdateMapRunCommand(request as { mapRunArn: string }))).rejects.toMatchObject({
        name,
      });
    }
  });

  test('when there are more than can be listed, then the answer says so, and they are counted', async () => {
    const bodies = { 'many.jsonl': '1\n'.repeat(100_001) };
    Object.assign(objects, { many: bodies });
    const ItemReader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSONL' },
      Parameters: { Bucket: 'many', Key: 'many.jsonl' },
    };
    const ResultWriter = { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } };
    const nothing = { Done: { Type: 'Pass', Result: [], End: true } };
    const executionArn = await start(distributed({ ItemReader, ResultWriter }, 'EXPRESS', nothing), {});
    expect(await desk.end(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await countsOf(executionArn)).toEqual({ succeeded: 100_001, total: 100_001 });
    await expect(childrenOf(executionArn)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(
        /^The Map Run has 100001 child executions, and this server lists no more than 100000/,
      ),
    });
  });

  test('when there are very many, then no more than a bound is kept of them, and an answer says what is not', async () => {
    const pass = { Done: { Type: 'Pass', End: true } };
    const executionArn = await start(
      distributed({}, 'STANDARD', pass),
      Array.from({ length: 2_000 }, (_, at) => at),
    );
    expect(await desk.end(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    const children = await childrenOf(executionArn, { maxResults: 1000 });
    expect(children).toHaveLength(1000);
    const last = { executionArn: children[0]!.executionArn };
    const described = await desk.send(new DescribeExecutionCommand(last));
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      inputDetails: { included: false },
      outputDetails: { included: false },
    });
    expect(described.output).toBeUndefined();
    await expect(desk.send(new GetExecutionHistoryCommand(last))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/^The history of this child execution is not kept: .* keeps 25000 events/),
    });
  });
});
