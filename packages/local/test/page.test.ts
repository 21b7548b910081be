import { type PageRun, simulate } from '../src';
import { everything, runEverything } from './page-machine';
import { dataOf, stateOf, usePages } from './page-open';

const { open } = usePages();

describe('given the report of a run with loops, items, retries and catches', () => {
  let run: PageRun;
  beforeAll(async () => {
    run = { definition: everything, name: 'Orders', ...(await runEverything()) };
  });

  test('when it is opened, then each state says and shows how it went', async () => {
    const page = await open(run);
    const labels = await page
      .locator('g.node')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')!));
    expect(labels.sort()).toEqual(
      [
        'Check, lambda:invoke, succeeded',
        'How large?, Choice, succeeded',
        'Ask, Wait · 3600 seconds, succeeded',
        'Each line, Map · for each of $.lines, succeeded',
        'Reserve, lambda:invoke, succeeded, 3 visits, 1 retry',
        'Enough?, Choice, succeeded, 3 visits',
        'Fine, Pass, succeeded, 2 visits',
        'Reorder, Pass, succeeded',
        'Both, Parallel, succeeded',
        'Charge, lambda:invoke, caught',
        'Refused, Pass, succeeded',
        'Receipt, Pass, not run',
        'Poll, lambda:invoke, succeeded, 3 visits',
        'Done?, Choice, succeeded, 3 visits',
        'Pause, Wait · 60 seconds, succeeded, 2 visits',
        'Tell, sns:publish, succeeded',
        'Finished, Succeed, succeeded',
        'Refuse, Fail · Refused, not run',
      ].sort(),
    );
    const colors = await page.evaluate<string[]>(
      "['succeeded', 'caught', 'none'].map((status) => getComputedStyle(document.querySelector(`.node.${status} .box`)).fill)",
    );
    expect(new Set(colors).size).toBe(3);
    expect(await page.locator('header').textContent()).toMatch(
      /^\s*Orders\s*SUCCEEDED\s*2025-01-01 00:00:00.000 UTC · 1 h 2 min · virtual time/,
    );
    expect(JSON.parse(await dataOf(page, 'Input'))).toEqual({ total: 700, lines: [1, 2, 3] });
    expect(JSON.parse(await dataOf(page, 'Output'))).toHaveLength(2);
  });

  test('when it is opened, then the transitions that were taken stand out', async () => {
    const page = await open(run);
    const taken = await page
      .locator('g.edge.taken')
      .evaluateAll((all) => all.map((each) => each.querySelector('title')!.textContent));
    expect(taken).toContain('Charge → Refused: catches CardDeclined');
    expect(taken).toContain('Pause → Poll');
    expect(taken).toContain('How large? → Ask: $.total > 500');
    expect(taken).not.toContain('Charge → Receipt');
    expect(taken).not.toContain('How large? → Each line: otherwise');
    expect(taken).not.toContain('Each line → Refuse: catches States.ALL');
    expect(await page.locator('g.edge').count()).toBe(18);
  });

  test('when a state is clicked, then its data and its variables are shown', async () => {
    const page = await open(run);
    await stateOf(page, 'Check').click();
    expect(await page.locator('#panel h2').textContent()).toBe('Check');
    expect(JSON.parse(await dataOf(page, 'Input'))).toEqual({ total: 700, lines: [1, 2, 3] });
    expect(JSON.parse(await dataOf(page, 'Assigned variables'))).toEqual({ orderId: 'A1' });
    expect(JSON.parse(await dataOf(page, 'Output'))).toEqual({ total: 700, lines: [1, 2, 3], id: 'A1' });
    expect(JSON.parse(await dataOf(page, 'Parameters'))).toEqual({
      FunctionName: 'check',
      Payload: { total: 700, lines: [1, 2, 3] },
    });
    expect(await stateOf(page, 'Check').getAttribute('aria-pressed')).toBe('true');
  });

  test('when a visit is chosen, then its attempts, their errors and its item are shown', async () => {
    const page = await open(run);
    await stateOf(page, 'Reserve').focus();
    await page.keyboard.press('Enter');
    const visits = await page.getByLabel('Visit', { exact: true }).locator('option').allTextContents();
    expect(visits).toEqual([
      'Visit 1 · Each line item 0 · succeeded · 1:00:00.000',
      'Visit 2 · Each line item 1 · succeeded · 1:00:00.000',
      'Visit 3 · Each line item 2 · succeeded · 1:00:00.000',
    ]);
    await page.getByLabel('Visit', { exact: true }).selectOption({ index: 1 });
    const attempts = page.locator('.attempts details');
    expect(await attempts.locator('summary').allTextContents()).toEqual([
      'failed 1 of 2 · at 1:00:00.000 · 0 s',
      'succeeded 2 of 2 · at 1:00:02.000 · 0 s',
    ]);
    await attempts.first().locator('summary').click();
    expect(await attempts.first().textContent()).toContain('Busy');
    expect(await attempts.first().textContent()).toContain('try again');
    expect(await page.locator('#panel dl').textContent()).toContain('2 s of virtual time');
    await page.getByLabel('Next visit').click();
    expect(await dataOf(page, 'Input')).toBe('3');
  });

  test('when the events are filtered, then those that fit are counted, and lead to their states', async () => {
    const page = await open(run);
    const count = page.locator('#count');
    expect(await count.textContent()).toBe(`${run.events.length} events`);
    await page.getByLabel('Failures').check();
    expect(await count.textContent()).toBe(`2 of ${run.events.length} events`);
    await page.getByLabel('Filter events').fill('bank');
    expect(await count.textContent()).toBe(`1 of ${run.events.length} events`);
    const row = page
      .locator('tr', { hasText: 'LambdaFunctionFailed' })
      .or(page.locator('tr', { hasText: 'TaskFailed' }));
    await row.getByRole('button', { name: 'Charge' }).click();
    expect(await page.locator('#panel h2').textContent()).toBe('Charge');
    await row.getByRole('button', { expanded: false }).click();
    expect(await page.locator('td.unfolded').textContent()).toContain('"error": "CardDeclined"');
    await page.getByLabel('Failures').uncheck();
    await page.getByLabel('Filter events').fill('');
    await page.getByLabel('Selected state').check();
    const types = await page.locator('tbody tr td:nth-child(3)').allTextContents();
    expect(types).toEqual(['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskFailed', 'TaskStateExited']);
  });

  test('when an event of the panel is clicked, then it is opened in the table', async () => {
    const page = await open(run);
    await stateOf(page, 'Finished').click();
    await page.locator('.chip', { hasText: 'SucceedStateEntered' }).click();
    const id = run.events.find(({ type }) => type === 'SucceedStateEntered')!.id;
    expect(await page.locator(`[data-event="${id}"]`).getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('td.unfolded').isVisible()).toBe(true);
  });
});

describe('given the report of a run that failed', () => {
  test('when it is opened, then what failed is shown, and what it left unfinished is told apart', async () => {
    const result = await runEverything({ fails: true });
    const page = await open({ definition: everything, ...result });
    expect(await page.locator('#status').textContent()).toBe('FAILED');
    expect(await page.locator('#panel h2').textContent()).toBe('Tell');
    expect(await page.locator('#panel').textContent()).toContain('There is no such topic.');
    expect(await stateOf(page, 'Tell').getAttribute('class')).toContain('failed');
    expect(await stateOf(page, 'Both').getAttribute('class')).toContain('failed');
    expect(await stateOf(page, 'Charge').getAttribute('class')).toContain('caught');
    expect(await stateOf(page, 'Finished').getAttribute('class')).toContain('none');
  });

  test('when a branch fails while another waits, then the state that waits is aborted, and the one around both has caught', async () => {
    const definition = {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 100, End: true } } },
            {
              StartAt: 'Short',
              States: { Short: { Type: 'Wait', Seconds: 1, Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'Enough' } },
            },
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', End: true },
      },
    };
    const page = await open({ definition, ...(await simulate({ definition })) });
    const classes = await Promise.all(
      ['Both', 'Long', 'Stop', 'Caught'].map((name) => stateOf(page, name).getAttribute('aria-label')),
    );
    expect(classes).toEqual([
      'Both, Parallel, caught',
      'Long, Wait · 100 seconds, aborted',
      'Stop, Fail · Enough, failed',
      'Caught, Pass, succeeded',
    ]);
  });
});

describe('given a run whose history was not kept', () => {
  test('when its page is opened, then the graph is there, and says that nothing is known to have run', async () => {
    const page = await open({ definition: everything, status: 'SUCCEEDED', events: [] });
    expect(await page.locator('g.node.none').count()).toBe(18);
    expect(await page.locator('#count').textContent()).toBe('0 events');
    await stateOf(page, 'Check').click();
    expect(await page.locator('#panel').textContent()).toContain('not run');
  });
});
