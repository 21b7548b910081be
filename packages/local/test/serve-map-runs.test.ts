import { DescribeMapRunCommand, ListMapRunsCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { charge, type Desk, openDesk } from './serve-desk';

const distributed = (more: object) => ({
  Each: {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Charge',
      States: { Charge: charge() },
    },
    ResultPath: null,
    End: true,
    ...more,
  },
});

describe('given a distributed Map on a server', () => {
  let desk: Desk;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  beforeAll(async () => {
    desk = await openDesk({
      functions: {
        charge: async (order: number) => {
          if (order === 5) await held;
          if (order === 3) throw new Error('refused');
          return order;
        },
      },
    });
  });
  afterAll(() => desk.close());

  test('when it runs, then the Map Run is listed and tells how many items and executions have ended', async () => {
    const states = distributed({ ToleratedFailureCount: 1, MaxConcurrency: 10 });
    const stateMachineArn = await desk.make('Orders', states);
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn, input: '[1,2,3,4,5]' }));
    const { mapRuns } = await desk.send(new ListMapRunsCommand({ executionArn }));
    expect(mapRuns).toMatchObject([{ executionArn, stateMachineArn, startDate: expect.any(Date) }]);
    const { mapRunArn } = mapRuns![0]!;
    expect(mapRunArn).toMatch(/:mapRun:Orders\/Each:[\w-]{36}$/);

    const counts = {
      pending: 0,
      running: 1,
      succeeded: 3,
      failed: 1,
      timedOut: 0,
      aborted: 0,
      total: 5,
      resultsWritten: 0,
      failuresNotRedrivable: 0,
      pendingRedrive: 0,
    };
    expect(await desk.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      executionArn,
      status: 'RUNNING',
      maxConcurrency: 10,
      toleratedFailureCount: 1,
      toleratedFailurePercentage: 0,
      itemCounts: counts,
      executionCounts: counts,
    });
    release();
    expect(await desk.end(executionArn!)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await desk.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      status: 'SUCCEEDED',
      stopDate: expect.any(Date),
      itemCounts: { ...counts, running: 0, succeeded: 4 },
    });
    await expect(desk.send(new DescribeMapRunCommand({ mapRunArn: `${mapRunArn}x` }))).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });

  test('when items come in batches and too many fail, then both are counted apart, and the Map Run has failed', async () => {
    const stateMachineArn = await desk.make('Batches', distributed({ ItemBatcher: { MaxItemsPerBatch: 3 } }));
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn, input: '[1,2,3,4]' }));
    expect(await desk.end(executionArn!)).toMatchObject({ status: 'SUCCEEDED' });
    const { mapRuns } = await desk.send(new ListMapRunsCommand({ executionArn }));
    const described = await desk.send(new DescribeMapRunCommand({ mapRunArn: mapRuns![0]!.mapRunArn }));
    expect(described).toMatchObject({ itemCounts: { succeeded: 4 }, executionCounts: { succeeded: 2 } });

    const strict = await desk.make('Strict', distributed({}));
    const failed = await desk.send(new StartExecutionCommand({ stateMachineArn: strict, input: '[1,3]' }));
    expect(await desk.end(failed.executionArn!)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    const list = await desk.send(new ListMapRunsCommand({ executionArn: failed.executionArn }));
    const run = await desk.send(new DescribeMapRunCommand({ mapRunArn: list.mapRuns![0]!.mapRunArn }));
    expect(run).toMatchObject({ status: 'FAILED', itemCounts: { failed: 1 } });
  });
});
