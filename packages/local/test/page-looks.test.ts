import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type PageRun, renderGraph } from '../src';
import { baseStyles } from '../src/browser-files';
import { TYPE_COLORS } from '../src/page/graph-style';
import { everything, runEverything } from './page-machine';
import { stateOf, usePages } from './page-open';

const { open, openUrl } = usePages();

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

  test('when it runs, then all text stands out', async () => {
    const events = run.events.slice(0, -8);
    const page = await open({ ...run, events, status: 'RUNNING' }, scheme);
    await page.locator('g.node.running').first().click();
    const found = await contrasts(page);
    expect(found.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
  });

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

/** How much two colours such as `#ffffff` differ, as WCAG has it. */
function contrast(...colors: readonly [string, string]): number {
  const luminance = (color: string): number => {
    const [red, green, blue] = [1, 3, 5]
      .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [low, high] = colors.map(luminance).sort((left, right) => left - right);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each([1, 2])('given the colours of pages and pictures, of scheme %d', (scheme) => {
  const pairs = baseStyles().matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  const colors = Object.fromEntries([...pairs].map((found) => [found[1]!, found[scheme + 1]!]));
  const statuses = ['succeeded', 'failed', 'caught', 'running', 'aborted'];
  const fills = statuses.map((status) => `${status}-fill`);
  const plain = ['page', 'card', 'sunk'];
  const least = 4.5;

  test.each([
    ['text', [...plain, ...fills]],
    ['soft', [...plain, ...fills]],
    ['link', [...plain, 'running-fill']],
    ...statuses.map((status): [string, string[]] => [status, [...plain, `${status}-fill`, 'running-fill']]),
  ])('when text is %s, then it stands out from all that it is written on', (text, grounds) => {
    const found = grounds.map((ground) => [ground, contrast(colors[text]!, colors[ground]!)] as const);
    expect(found.filter(([, value]) => value < least)).toEqual([]);
  });

  test('when a type has a colour, then it stands out from the picture', () => {
    const sheet = scheme === 1 ? '#ffffff' : '#181e26';
    for (const both of Object.values(TYPE_COLORS)) {
      expect(contrast(both[scheme - 1]!, sheet)).toBeGreaterThanOrEqual(least);
    }
  });
});

describe.each(['light', 'dark'] as const)('given a picture in %s', (scheme) => {
  test('when it is shown, then all text stands out', async () => {
    const picture = renderGraph(everything, { title: 'Orders' });
    const page = await openUrl(`data:text/html,${encodeURIComponent(picture)}`, scheme);
    const found = await contrasts(page);
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
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

  test('when a visit is left with a button of the panel, then the keyboard stays at that button', async () => {
    const page = await open({ definition: everything, ...(await runEverything()) });
    await stateOf(page, 'Reserve').click();
    const focused = () =>
      page.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.textContent');
    await page.getByLabel('Previous visit').focus();
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Previous visit');
    await page.keyboard.press('Enter');
    // There is none before the first.
    expect(await focused()).toBe('Reserve');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Execution');
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
