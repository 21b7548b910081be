import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type Result, simulate } from '../src';
import { dataOf, stateOf, usePages } from './page-open';
import { charge, type Desk, machineOf, openDesk } from './serve-desk';

const { open, openUrl } = usePages();
const failure = (name: string) => Object.assign(new Error('no'), { name });

/** A distributed Map over orders: what is large waits, what is declined is refused. */
const states = {
  'Each order': {
    Type: 'Map',
    ToleratedFailurePercentage: 100,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Charge',
      States: {
        Charge: charge({ Catch: [{ ErrorEquals: ['Declined'], Next: 'Refuse' }] }),
        Refuse: { Type: 'Pass', End: true },
      },
    },
    ResultPath: null,
    End: true,
  },
};
const functions = {
  charge: (order: number) => {
    if (order % 10 === 3) throw failure('Declined');
    if (order % 50 === 7) throw failure('Expired');
    return order;
  },
};

describe('given an execution with a distributed Map', () => {
  let result: Result;
  beforeAll(async () => {
    const input = Array.from({ length: 200 }, (_, order) => order);
    result = await simulate({ definition: machineOf(states), input, functions });
  });

  test('when it has ended, then its result tells how the child executions and their states went', () => {
    const [mapRun] = result.mapRuns!;
    expect(mapRun).toMatchObject({
      status: 'SUCCEEDED',
      executionCounts: { total: 200, succeeded: 196, failed: 4, running: 0 },
      states: {
        Charge: { running: 0, succeeded: 176, caught: 20, failed: 4, aborted: 0 },
        Refuse: { running: 0, succeeded: 20, caught: 0, failed: 0, aborted: 0 },
      },
    });
    expect(mapRun!.failures.map(({ error, input }) => [error, input])).toEqual(
      ['7', '57', '107', '157'].map((order) => ['Expired', order]),
    );
    expect(mapRun!.failures[0]!.events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
      'ExecutionFailed',
    ]);
  });

  test('when more fail than anybody reads, then the first are kept, few of them with their events', async () => {
    const input = Array.from({ length: 300 }, () => 7);
    const { mapRuns } = await simulate({ definition: machineOf(states), input, functions });
    const { executionCounts, failures } = mapRuns![0]!;
    expect(executionCounts.failed).toBe(300);
    expect(failures).toHaveLength(100);
    expect(failures.filter(({ events }) => events.length > 0)).toHaveLength(20);
  });

  test('when its history is not kept, then nothing of its child executions is', async () => {
    const run = await simulate({ definition: machineOf(states), input: [1, 7], functions, history: 'none' });
    expect(run).toEqual({ status: 'SUCCEEDED', output: [1, 7], events: [] });
  });

  test('when its page is opened, then states of child executions show how they stand, and failed ones can be opened', async () => {
    const page = await open({ definition: machineOf(states), ...result });
    expect(await stateOf(page, 'Charge').getAttribute('aria-label')).toBe(
      'Charge, Lambda function charge, failed, in child executions: 4 failed, 20 caught, 176 succeeded',
    );
    await stateOf(page, 'Charge').click();
    expect(await page.locator('#panel .counts').textContent()).toBe('failed ×4caught ×20succeeded ×176');
    await stateOf(page, 'Each order').click();
    expect(await page.locator('#panel .counts').textContent()).toBe('failed ×4succeeded ×196');
    const child = page.locator('.attempts details', { hasText: 'Expired · 57' });
    await child.locator('summary').click();
    await child.getByRole('button', { name: 'Open this child execution' }).click();
    expect(await page.locator('#panel h2').textContent()).toBe('Child execution');
    expect(await dataOf(page, 'Input')).toBe('57');
    expect(await page.locator('#count').textContent()).toBe('6 events');
    expect(await stateOf(page, 'Charge').getAttribute('class')).toContain('failed');
    expect(await stateOf(page, 'Refuse').getAttribute('class')).toContain('child');
    await stateOf(page, 'Charge').click();
    expect(await page.locator('.failure strong').first().textContent()).toBe('Expired');
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel h2').textContent()).toBe('Child execution');
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel h2').textContent()).toBe('Each order');
    expect(await page.locator('#count').textContent()).toBe(`${result.events.length} events`);
  });
});

describe('given a Map Run that goes on while its page is open', () => {
  let desk: Desk;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  beforeAll(async () => {
    const charge = async (order: number) => (order === 5 ? held : functions.charge(order));
    desk = await openDesk({ functions: { charge } });
  });
  afterAll(() => desk.close());

  test('when child executions end, then the page counts them, though the history has no new event', async () => {
    const stateMachineArn = await desk.make('Orders', states);
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn, input: '[1,2,5]' }));
    const page = await openUrl(`${desk.url}/executions/${encodeURIComponent(executionArn!)}`);
    await stateOf(page, 'Charge').click();
    await page.locator('.counts', { hasText: 'running ×1succeeded ×2' }).waitFor();
    release();
    await page.locator('.counts', { hasText: /^succeeded ×3$/ }).waitFor();
    await page.locator('#status', { hasText: 'SUCCEEDED' }).waitFor();
  });

  test('when a child execution has failed, then its own page is a link away, and leads back', async () => {
    const stateMachineArn = await desk.make('Failing', states);
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn, input: '[1,57]' }));
    await desk.end(executionArn!);
    const page = await openUrl(`${desk.url}/executions/${encodeURIComponent(executionArn!)}`);
    await stateOf(page, 'Each order').click();
    await page.locator('.attempts summary', { hasText: 'Expired · 57' }).click();
    await page.getByRole('link', { name: 'Open this child execution' }).click();
    await page.locator('#panel h2', { hasText: 'Child execution' }).waitFor();
    await page.locator('#status', { hasText: 'FAILED' }).waitFor();
    expect(await dataOf(page, 'Input')).toBe('57');
    expect(await stateOf(page, 'Charge').getAttribute('class')).toContain('failed');
    await page.getByRole('link', { name: '‹ Execution' }).click();
    await page.locator('#status', { hasText: 'SUCCEEDED' }).waitFor();
  });
});
