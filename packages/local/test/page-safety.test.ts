import { type HistoryEvent, renderReport, simulate } from '../src';
import { dataOf, stateOf, usePages } from './page-open';

const { open, noise } = usePages();

const MARKUP = '</script><img src=x onerror="window.hacked=1"><svg onload=alert(1)>';
const HOSTILE = [
  MARKUP,
  '<!--<script>window.hacked=1</script>',
  '"><iframe src="javascript:window.hacked=1">',
  "'; window.hacked=1; '",
  '\u2028window.hacked=1\u2029',
  '${window.hacked=1}',
  '&lt;b&gt; &amp; <b>bold</b>',
  '__proto__',
  'constructor',
];

/** A machine whose names, conditions, errors and data are all hostile. */
function machineOf(text: string) {
  const name = text.slice(0, 70);
  return {
    name,
    definition: {
      Comment: text,
      StartAt: name,
      States: {
        [name]: {
          Type: 'Task',
          Comment: text,
          Resource: 'arn:aws:states:::sqs:sendMessage',
          Parameters: { QueueUrl: text, MessageBody: { [text]: text } },
          Catch: [{ ErrorEquals: [text], Next: 'Chosen', ResultPath: '$.error' }],
          End: true,
        },
        Chosen: {
          Type: 'Choice',
          Choices: [{ Variable: '$.text', StringEquals: text, Next: 'Set' }],
          Default: 'Set',
        },
        Set: { Type: 'Pass', Assign: { kept: text }, End: true },
      },
    },
    input: { text, [text]: { [text]: text } },
    mocks: { [name]: { error: text, cause: text } },
  };
}

describe.each(HOSTILE)('given names, data, errors and conditions of %j', (text) => {
  const { name, definition, input, mocks } = machineOf(text);

  test('when the page is opened and used, then they are text and nothing else', async () => {
    const result = await simulate({ definition, input, mocks });
    expect(result).toMatchObject({ status: 'SUCCEEDED' });
    const page = await open({ definition, ...result, name: text, executionName: text });
    expect(await page.locator('h1').textContent()).toBe(text);
    const names = await page.locator('g.node').count();
    expect(names).toBe(3);
    await page.locator('g.node').nth(0).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#panel h2').textContent()).toBe(name);
    expect(JSON.parse(await dataOf(page, 'Input'))).toEqual(JSON.parse(JSON.stringify(input)));
    expect(await page.locator('.failure strong').first().textContent()).toBe(text);
    await stateOf(page, 'Set').click();
    expect(JSON.parse(await dataOf(page, 'Assigned variables'))).toEqual({ kept: text });
    await page.locator('[data-event="3"]').click();
    expect(await page.locator('td.unfolded').textContent()).toContain(JSON.stringify(text));
    await page.getByLabel('Filter events').fill(text);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img, iframe, b').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
  });
});

describe('given the policy of a page', () => {
  test('when something tries to run or to be fetched all the same, then the browser refuses', async () => {
    const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
    const page = await open({ definition, ...(await simulate({ definition })) });
    const refused = await page.evaluate(`(async () => {
      const found = [];
      document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.hacked = 1');
      image.src = 'https://example.com/x.png';
      document.body.append(image);
      await fetch('https://example.com/').catch(() => undefined);
      document.body.setAttribute('style', 'color: red');
      while (found.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      return found.sort();
    })()`);
    expect(refused).toEqual(['connect-src', 'img-src', 'script-src-attr', 'script-src-elem', 'style-src-attr']);
    // The console tells of each refusal.
    expect(noise.splice(0).length).toBeGreaterThan(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  test('when a page is rendered, then its source allows no more than it needs', () => {
    const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
    const events: HistoryEvent[] = [];
    const html = renderReport({ definition, events, status: 'RUNNING' });
    const policy = /content="(default-src[^"]*)"/.exec(html)![1];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; connect-src 'none'; img-src data:; base-uri 'none'; form-action 'none'$/,
    );
    expect(html).not.toMatch(/unsafe-|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });
});
