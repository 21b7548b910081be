import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

/** Nothing but what a test asks for: no sandbox (containers have none), no graphics card, no requests of the browser's own. */
const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium. On Linux it is the one inside of an npm package, with the libraries and the font that come with it, so
 * that a bare machine has it and every machine the same; elsewhere `CHROMIUM_PATH` names one.
 */
export async function startBrowser(): Promise<{ browser: Browser; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-browser-'));
  const path = process.env['CHROMIUM_PATH'];
  if (path === undefined && !(process.platform === 'linux' && process.arch === 'x64')) {
    throw new Error('No Chromium comes with the packages for this machine: set CHROMIUM_PATH to one.');
  }
  const env = { ...process.env, HOME: folder, TMPDIR: folder } as Record<string, string>;
  const browser = await chromium.launch({
    executablePath: path ?? unpack(folder, env),
    args: FLAGS,
    env,
  });
  const stop = async (): Promise<void> => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, stop };
}

function unpack(folder: string, env: Record<string, string>): string {
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const read = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packed, name)));
  for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
    execFileSync('tar', ['-x', '-C', folder], { input: read(name) });
  }
  const executable = join(folder, 'chromium');
  writeFileSync(executable, read('chromium.br'), { mode: 0o755 });
  const fonts = join(folder, 'fontconfig');
  mkdirSync(fonts);
  writeFileSync(
    join(fonts, 'fonts.conf'),
    `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  );
  env['LD_LIBRARY_PATH'] = join(folder, 'lib');
  env['FONTCONFIG_PATH'] = fonts;
  return executable;
}
