import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { type PageRun, renderReport } from '../src';
import { startBrowser } from './browser';

/** A browser for the tests of a file: each must leave nothing said on the console, and nothing asked for besides its page. */
export function usePages() {
  let started: { browser: Browser; stop: () => Promise<void> };
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-page-'));
  const noise: string[] = [];

  beforeAll(async () => {
    started = await startBrowser();
  });
  afterAll(async () => {
    await started?.stop();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    for (const context of started.browser.contexts()) await context.close();
    expect(noise.splice(0)).toEqual([]);
  });

  async function openUrl(url: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await started.browser.newPage({ colorScheme, viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('dialog', (dialog) => noise.push(dialog.message()));
    const { origin } = new URL(url);
    page.on('request', (request) => {
      const asked = request.url();
      // A page of a server may ask that server alone, a report nobody.
      const own = origin === 'null' ? asked === url : asked.startsWith(`${origin}/`);
      if (!own && !asked.startsWith('data:')) noise.push(asked);
    });
    await page.goto(url);
    return page;
  }

  function open(run: PageRun, scheme?: 'light' | 'dark'): Promise<Page> {
    const file = join(folder, 'run.html');
    writeFileSync(file, renderReport(run));
    return openUrl(pathToFileURL(file).href, scheme);
  }

  return { open, openUrl, noise };
}

/** A state in the graph, by its name. */
export function stateOf(page: Page, name: string): Locator {
  return page.locator('g.node').filter({ has: page.locator('title', { hasText: `${name} · ` }) });
}

/** The text of a piece of data in the panel. */
export async function dataOf(page: Page, name: string): Promise<string> {
  return (await page.locator('#panel').getByLabel(name, { exact: true }).first().textContent())!;
}
