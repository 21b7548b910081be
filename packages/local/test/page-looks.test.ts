import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PageRun } from '../src';
import { everything, runEverything } from './page-machine';
import { stateOf, usePages } from './page-open';

const { open } = usePages();

/** The contrast of each text in sight with what is behind it, the least first. */
function contrasts(page: Page): Promise<{ text: string; contrast: number }[]> {
  return page.evaluate(readFileSync(join(__dirname, 'page-contrast.js'), 'utf8'));
}

describe.each(['light', 'dark'] as const)('given a page in %s', (scheme) => {
  let run: PageRun;
  beforeAll(async () => {
    run = { definition: everything, ...(await runEverything({ fails: true })) };
  });

  test.each([undefined, 'Charge', 'Tell', 'Receipt', 'Pause', 'Reserve'])(
    'when %s is selected, then all text stands out',
    async (name) => {
      const page = await open(run, scheme);
      if (name === undefined) await page.getByText('‹ Execution').click();
      else await stateOf(page, name).click();
      await page.locator('[data-event]').first().click();
      const found = await contrasts(page);
      expect(found.length).toBeGreaterThan(60);
      expect(found.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
    },
  );

  test('when the button is pressed, then the page changes to the other, and back', async () => {
    const page = await open(run, scheme);
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const before = await ground();
    await page.getByRole('button', { name: 'Light / dark' }).click();
    expect(await ground()).not.toBe(before);
    await page.getByRole('button', { name: 'Light / dark' }).click();
    expect(await ground()).toBe(before);
  });
});

describe('given a page that is used without a mouse', () => {
  test('when Tab is pressed, then each state is reached in its turn, seen to be, and opened with Enter or Space', async () => {
    const page = await open({ definition: everything, ...(await runEverything()) });
    const reached: string[] = [];
    const widths = new Set<string>();
    for (let press = 0; press < 24; press += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate<{ label: string; width: string } | null>(`(() => {
        const focused = document.activeElement;
        const box = focused.querySelector('.box');
        return box && { label: focused.getAttribute('aria-label'), width: getComputedStyle(box).strokeWidth };
      })()`);
      if (!at) continue;
      reached.push(at.label.split(',')[0]!);
      widths.add(at.width);
      await page.keyboard.press(press % 2 ? 'Enter' : 'Space');
      expect(await page.locator('#panel h2').textContent()).toBe(reached.at(-1));
    }
    expect(reached).toHaveLength(18);
    expect(reached[0]).toBe('Check');
    expect([...widths]).toEqual(['4px']);
  });

  test('when the window is narrow, then the parts stand below each other and none is wider', async () => {
    const page = await open({ definition: everything, ...(await runEverything()) });
    await page.setViewportSize({ width: 420, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(420);
    const tops = await page.evaluate<number[]>(
      "['main', 'aside', '#events'].map((name) => document.querySelector(name).getBoundingClientRect().top)",
    );
    expect([...tops].sort((left, right) => left - right)).toEqual(tops);
  });
});
