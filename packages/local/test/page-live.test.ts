import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Execution, type PageData, pageData, renderPage, simulate, startExecution } from '../src';
import { dataOf, stateOf, usePages } from './page-open';

const { open, openUrl } = usePages();

describe('given a run with more than 5,000 events', () => {
  const definition = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Square',
          States: { Square: { Type: 'Pass', Next: 'Keep' }, Keep: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    },
  };
  const input = Array.from({ length: 900 }, (_, index) => index);

  test('when the table is scrolled, then every event can be seen, and few are in the document', async () => {
    const result = await simulate({ definition, input });
    expect(result.events.length).toBeGreaterThan(5000);
    const page = await open({ definition, ...result });
    const rows = page.locator('#rows');
    const last = result.events.length;
    const height = await rows.evaluate((each) => each.scrollHeight);
    for (const share of [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) {
      await rows.evaluate((each, top) => each.scrollTo(0, top), share * height);
      const nearby = Math.min(last, Math.max(1, Math.round(share * last)));
      await page.locator(`[data-event="${nearby}"]`).waitFor();
      expect(await page.locator('tbody tr').count()).toBeLessThan(60);
    }
    expect(await page.locator('table').getAttribute('aria-rowcount')).toBe(String(result.events.length + 1));
  });

  test('when an item in the middle is looked for, then it is found and opened', async () => {
    const result = await simulate({ definition, input });
    const page = await open({ definition, ...result });
    expect(await stateOf(page, 'Square').locator('.count').textContent()).toBe('×900');
    await stateOf(page, 'Square').click();
    await page.getByLabel('Visit', { exact: true }).selectOption({ index: 450 });
    expect(await dataOf(page, 'Input')).toBe('450');
    await page.locator('.chip').first().click();
    await page.locator('td.unfolded').waitFor();
    expect(await page.locator('td.unfolded').textContent()).toContain('"name": "Square"');
    await page.getByLabel('Filter events').fill('"index":899');
    expect(await page.locator('#count').textContent()).toBe(`2 of ${result.events.length} events`);
  });
});

describe('given a page that is served while its execution runs', () => {
  const definition = {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'https://example.com/q', 'MessageBody.$': '$$.Task.Token' },
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  };
  let execution: Execution;
  let token: string;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    if (pathname !== '/data')
      return response.setHeader('content-type', 'text/html').end(renderPage({ source: '/data' }));
    asked.push(searchParams.get('after')!);
    const { status, events } = execution;
    const data: PageData = pageData(
      { definition, status, events, name: 'Live', clock: 'real' },
      Number(searchParams.get('after')),
    );
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(data));
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    execution = startExecution({
      definition,
      clock: 'real',
      tasks: [
        {
          handles: () => true,
          run: async (call) => {
            token = call.taskToken!;
            return {};
          },
        },
      ],
    });
  });
  afterAll(() => {
    execution.stop();
    server.close();
    server.closeAllConnections();
  });

  test('when the execution goes on, then the page follows it to its end, and asks only for what is new', async () => {
    const page = await openUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.locator('g.node.running').waitFor();
    expect(await stateOf(page, 'Ask').getAttribute('aria-label')).toBe(
      'Ask, sqs:sendMessage · waits for token, running',
    );
    expect(await page.locator('#status').textContent()).toBe('RUNNING');
    await stateOf(page, 'Ask').click();
    await page.evaluate('window.same = true');
    expect(execution.sendTaskSuccess(token, { approved: true })).toBe(true);
    await page.locator('#status', { hasText: 'SUCCEEDED' }).waitFor();
    expect(await stateOf(page, 'Ask').getAttribute('class')).toContain('succeeded');
    expect(await dataOf(page, 'Output')).toContain('"approved": true');
    expect(await page.locator('#count').textContent()).toBe(`${execution.events.length} events`);
    expect(await page.evaluate('window.same')).toBe(true);
    expect(asked[0]).toBe('0');
    expect(Number(asked.at(-1))).toBeGreaterThan(3);
  });
});
