import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { charge, type Desk, machineOf, openDesk } from './serve-desk';

const branch = (states: object) => JSON.parse(machineOf(states));

describe('given an execution that ended inside of other states', () => {
  let desk: Desk;
  /** One on which time passes at once. */
  let hasty: Desk;
  /** What the function was called with, and which of it is refused. */
  let calls: unknown[] = [];
  let refused: unknown[] = [];
  let made = 0;
  beforeAll(async () => {
    const functions = {
      charge: async (order: unknown) => {
        calls.push(order);
        await new Promise(setImmediate);
        if (refused.includes(order)) throw new Error(`refused ${order}`);
        return order === 'huge' ? 'x'.repeat(200_000) : { paid: order };
      },
    };
    [desk, hasty] = await Promise.all([openDesk({ functions }), openDesk({ functions, clock: 'virtual' })]);
  });
  afterAll(() => Promise.all([desk.close(), hasty.close()]));
  beforeEach(() => {
    calls = [];
    refused = [];
  });

  const start = async (states: object, input: unknown = {}, at = desk): Promise<string> => {
    const stateMachineArn = await at.make(`Redrive-${made++}`, states);
    const request = { stateMachineArn, input: JSON.stringify(input) };
    return (await at.send(new StartExecutionCommand(request))).executionArn!;
  };
  const redrive = async (executionArn: string, at = desk) => {
    calls = [];
    await at.send(new RedriveExecutionCommand({ executionArn }));
    return at.end(executionArn);
  };
  const eventsOf = async (executionArn: string) =>
    (await desk.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))).events!;
  const call = (order: string, more: object = {}) => charge({ Parameters: order, ...more });

  test('when it was a Parallel, then the branches that failed or were aborted go on, and the others keep their results', async () => {
    refused = ['b2'];
    const executionArn = await start({
      Before: { Type: 'Pass', Assign: { kept: 7 }, Next: 'All' },
      All: {
        Type: 'Parallel',
        Branches: [
          branch({ A: call('a') }),
          branch({
            B1: call('b1', { End: undefined, Assign: { one: 1 }, Next: 'B2' }),
            B2: call('b2', { End: undefined, Next: 'B3' }),
            B3: { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($one, $kept)' }, End: true },
          }),
          branch({
            C1: call('c1', { End: undefined, Next: 'C2' }),
            C2: { Type: 'Wait', Seconds: 1, Next: 'C3' },
            C3: call('c3'),
          }),
        ],
        End: true,
      },
    });
    expect(await desk.end(executionArn)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    expect(calls).toEqual(expect.arrayContaining(['a', 'b1', 'b2', 'c1']));
    const count = (await eventsOf(executionArn)).length;
    refused = [];
    const ended = await redrive(executionArn);
    expect(calls).toEqual(['b2', 'c3']);
    expect(ended).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      output: '[{"paid":"a"},{"sum":8},{"paid":"c3"}]',
    });
    const events = await eventsOf(executionArn);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
    expect(events.every(({ id, previousEventId }) => previousEventId! < id!)).toBe(true);
    const entered = events.slice(count).flatMap(({ stateEnteredEventDetails: state }) => state?.name ?? []);
    expect(events[count]).toMatchObject({
      type: 'ExecutionRedriven',
      executionRedrivenEventDetails: { redriveCount: 1 },
    });
    expect(entered.toSorted()).toEqual(['All', 'B2', 'B3', 'C2', 'C3']);
  });

  test('when it was an inline Map in a Parallel, then the iterations that did not succeed go on, as often as it takes', async () => {
    refused = ['y2', 'z1'];
    const second = charge({ InputPath: '$.second', End: true });
    const executionArn = await start(
      {
        All: {
          Type: 'Parallel',
          Branches: [
            branch({
              Each: {
                Type: 'Map',
                MaxConcurrency: 1,
                ItemSelector: {
                  'first.$': "States.Format('{}1', $$.Map.Item.Value)",
                  'second.$': "States.Format('{}2', $$.Map.Item.Value)",
                },
                ItemProcessor: branch({
                  First: charge({ InputPath: '$.first', ResultPath: null, End: undefined, Next: 'Second' }),
                  Second: second,
                }),
                End: true,
              },
            }),
          ],
          End: true,
        },
      },
      ['x', 'y', 'z'],
    );
    expect(await desk.end(executionArn)).toMatchObject({ status: 'FAILED', cause: expect.stringContaining('y2') });
    expect(calls).toEqual(['x1', 'x2', 'y1', 'y2']);
    refused = ['z1'];
    expect(await redrive(executionArn)).toMatchObject({ status: 'FAILED', cause: expect.stringContaining('z1') });
    expect(calls).toEqual(['y2', 'z1']);
    refused = [];
    const paid = '[[{"paid":"x2"},{"paid":"y2"},{"paid":"z2"}]]';
    expect(await redrive(executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2, output: paid });
    expect(calls).toEqual(['z1', 'z2']);
    const iterations = (await eventsOf(executionArn)).flatMap(({ type, ...event }) => {
      const details = event.mapIterationStartedEventDetails ?? event.mapIterationSucceededEventDetails;
      return details
        ? [`${type!.replace('MapIteration', '')} ${details.index}`]
        : type === 'ExecutionRedriven'
          ? ['-']
          : [];
    });
    expect(iterations).toEqual(
      ['Started 0', 'Succeeded 0', 'Started 1', '-', 'Started 1', 'Succeeded 1', 'Started 2'].concat([
        '-',
        'Started 2',
        'Succeeded 2',
      ]),
    );
  });

  test('when it was stopped, then what ran goes on', async () => {
    refused = ['b'];
    const wait = { Type: 'Wait', Seconds: 3600, End: true };
    const executionArn = await start({
      All: {
        Type: 'Parallel',
        Branches: [branch({ A: call('a') }), branch({ Rest: wait }), branch({ B: call('b') })],
        End: true,
      },
    });
    expect(await desk.end(executionArn)).toMatchObject({ status: 'FAILED' });
    refused = [];
    calls = [];
    await desk.send(new RedriveExecutionCommand({ executionArn }));
    await desk.send(new StopExecutionCommand({ executionArn }));
    expect(await desk.end(executionArn)).toMatchObject({ status: 'ABORTED', redriveStatus: 'REDRIVABLE' });
    expect(calls).toEqual(['b']);
  });

  test('when it timed out, then what ran goes on, and its time begins anew; so do the attempts of a retrier', async () => {
    const wait = { Type: 'Wait', Seconds: 3600, End: true };
    const all = (...branches: object[]) => ({ All: { Type: 'Parallel', Branches: branches.map(branch), End: true } });
    const timed = { TimeoutSeconds: 60, ...branch(all({ C: call('c') }, { Rest: wait })) };
    const stateMachineArn = await hasty.make('Timed', { Unused: wait });
    await hasty.send(new UpdateStateMachineCommand({ stateMachineArn, definition: JSON.stringify(timed) }));
    const late = (await hasty.send(new StartExecutionCommand({ stateMachineArn }))).executionArn!;
    expect(await hasty.end(late)).toMatchObject({ status: 'TIMED_OUT', redriveStatus: 'REDRIVABLE' });
    expect(calls).toEqual(['c']);
    expect(await redrive(late, hasty)).toMatchObject({ status: 'TIMED_OUT', redriveCount: 1 });
    expect(calls).toEqual([]);

    refused = ['d'];
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
    const retried = await start(all({ D: call('d', { Retry }) }), {}, hasty);
    expect(await hasty.end(retried)).toMatchObject({ status: 'FAILED' });
    expect(calls).toEqual(['d', 'd']);
    expect(await redrive(retried, hasty)).toMatchObject({ status: 'FAILED' });
    expect(calls).toEqual(['d', 'd']);
  });

  test('when its results were too large, then all of it runs again', async () => {
    const executionArn = await start({
      All: { Type: 'Parallel', Branches: [branch({ A: call('huge') }), branch({ B: call('huge') })], End: true },
    });
    expect(await desk.end(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(await redrive(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(calls).toEqual(['huge', 'huge']);
  });

  test('when a Catch led out of it, then what is redriven is the state that failed, and nothing of the Parallel', async () => {
    refused = ['b', 'z'];
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Last' }];
    const executionArn = await start({
      All: { Type: 'Parallel', Branches: [branch({ A: call('a') }), branch({ B: call('b') })], Catch, End: true },
      Last: { Type: 'Parallel', Branches: [branch({ Y: call('y') }), branch({ Z: call('z') })], Next: 'Fail' },
      Fail: { Type: 'Fail', Error: 'Always' },
    });
    expect(await desk.end(executionArn)).toMatchObject({ status: 'FAILED' });
    refused = [];
    // A Fail state fails again, and is entered again.
    expect(await redrive(executionArn)).toMatchObject({ status: 'FAILED', error: 'Always' });
    expect(calls).toEqual(['z']);
    expect(await redrive(executionArn)).toMatchObject({ status: 'FAILED', error: 'Always', redriveCount: 2 });
    expect(calls).toEqual([]);
  });

  test('when a redrive is sent twice with one token, then it is done once; after 14 days it is refused', async () => {
    refused = ['a'];
    const executionArn = await start({ A: call('a') });
    const { stopDate } = await desk.end(executionArn);
    const request = { executionArn, clientToken: 'one' };
    const { redriveDate } = await desk.send(new RedriveExecutionCommand(request));
    expect(await desk.end(executionArn)).toMatchObject({ redriveCount: 1, redriveDate });
    expect(await desk.send(new RedriveExecutionCommand(request))).toMatchObject({ redriveDate });
    expect(await desk.end(executionArn)).toMatchObject({ redriveCount: 1 });

    const days = 86_400_000;
    const clock = jest.spyOn(Date, 'now');
    const refusal = (message: string) => ({ name: 'ExecutionNotRedrivable', message });
    try {
      clock.mockReturnValue(stopDate!.getTime() + 13 * days);
      expect(await desk.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
        redriveStatus: 'REDRIVABLE',
      });
      for (const [passed, reason] of [
        [15, 'Execution redrivable period exceeded'],
        [366, 'Execution has exceeded the max execution time'],
      ] as const) {
        clock.mockReturnValue(stopDate!.getTime() + passed * days);
        const described = await desk.send(new DescribeExecutionCommand({ executionArn }));
        expect(described).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: reason });
        await expect(redrive(executionArn)).rejects.toMatchObject(refusal(reason));
      }
    } finally {
      clock.mockRestore();
    }
  });

  test('when its history is full, or it runs, then it is refused with the words of AWS', async () => {
    const refusal = (message: string) => ({ name: 'ExecutionNotRedrivable', message });
    const full = await start({ Again: { Type: 'Pass', Next: 'Other' }, Other: { Type: 'Pass', Next: 'Again' } });
    expect(await desk.end(full)).toMatchObject({ status: 'FAILED', redriveStatus: 'NOT_REDRIVABLE' });
    await expect(redrive(full)).rejects.toMatchObject(refusal('Execution history event limit exceeded'));
    const stateMachineArn = await desk.make('Waits', { Rest: { Type: 'Wait', Seconds: 3600, End: true } });
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn }));
    await expect(redrive(executionArn!)).rejects.toMatchObject(refusal('Execution is RUNNING and cannot be redriven'));
  });
});
