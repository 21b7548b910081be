import {
  RedriveExecutionCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { dataOf, stateOf, usePages } from './page-open';
import { charge, type Desk, openDesk } from './serve-desk';

const { openUrl } = usePages();

describe('given a server whose pages are open in a browser', () => {
  let desk: Desk;
  let token = '';
  let declined = true;
  beforeAll(async () => {
    desk = await openDesk({
      functions: {
        charge: () => {
          if (declined) throw Object.assign(new Error('The bank said no.'), { name: 'CardDeclined' });
          return { paid: true };
        },
      },
      tasks: [
        {
          handles: ({ service }) => service === 'sqs',
          run: async (call) => {
            token = call.taskToken!;
            return {};
          },
        },
      ],
    });
  });
  afterAll(() => desk.close());

  test('when an execution is opened from the list, then its page follows it to its end', async () => {
    const stateMachineArn = await desk.make('Orders', {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'https://example.com/q', 'MessageBody.$': '$$.Task.Token' },
        End: true,
      },
    });
    await desk.send(new StartExecutionCommand({ stateMachineArn, name: "Tom's", input: '{"order":1}' }));
    const page = await openUrl(`${desk.url}/`);
    expect(await page.locator('tbody tr td').allTextContents()).toEqual([
      "Tom's",
      'Orders',
      'RUNNING',
      expect.stringMatching(/^\d{4}-.* UTC$/),
    ]);
    const colorOf = (status: string) =>
      page.locator(`.badge.${status}`).evaluate('(each) => getComputedStyle(each).color');
    expect(await colorOf('running')).not.toBe(await page.evaluate('getComputedStyle(document.body).color'));
    await page.getByRole('link', { name: "Tom's" }).click();
    await page.locator('g.node.running').waitFor();
    await desk.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"approved":true}' }));
    await page.locator('#status', { hasText: 'SUCCEEDED' }).waitFor();
    await stateOf(page, 'Ask').click();
    expect(await dataOf(page, 'Output')).toContain('"approved": true');
  });

  test('when an execution that failed is redriven, then its page goes on with it', async () => {
    const stateMachineArn = await desk.make('Charges', { Charge: charge() });
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn }));
    const page = await openUrl(`${desk.url}/executions/${encodeURIComponent(executionArn!)}`);
    await page.locator('#status', { hasText: 'FAILED' }).waitFor();
    await page.evaluate('window.same = true');
    declined = false;
    await desk.send(new RedriveExecutionCommand({ executionArn }));
    await page.locator('#status', { hasText: 'SUCCEEDED' }).waitFor();
    expect(await stateOf(page, 'Charge').getAttribute('aria-label')).toBe(
      'Charge, Lambda function charge, succeeded, 2 visits',
    );
    expect(await page.evaluate('window.same')).toBe(true);
  });

  test('when an execution is EXPRESS, then it has a page, too; what is not there has none', async () => {
    const stateMachineArn = await desk.make('Fast', { Done: { Type: 'Succeed' } }, 'EXPRESS');
    const { executionArn } = await desk.send(new StartSyncExecutionCommand({ stateMachineArn }));
    const page = await openUrl(`${desk.url}/executions/${encodeURIComponent(executionArn!)}`);
    await page.locator('#status', { hasText: 'SUCCEEDED' }).waitFor();
    for (const path of ['/executions/other', '/executions/%', '/other', '//evil.example/']) {
      expect((await fetch(`${desk.url}${path}`)).status).toBe(404);
    }
  });
});
