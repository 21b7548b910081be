import { deepStrictEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../../../packages/local/test/browser';
import type { Consumer } from './consumer';

const MACHINE = { StartAt: 'Pay', States: { Pay: { Type: 'Pass', Next: 'Done' }, Done: { Type: 'Succeed' } } };

/** Runs and serves a machine with the command of the installed package, and opens both pages in a browser. */
export async function openLocalPages(app: Consumer, environment: NodeJS.ProcessEnv): Promise<void> {
  app.write('machine.json', JSON.stringify(MACHINE));
  await app.run('npx', '--no-install', '@sfn-tasks/local', 'run', 'machine.json', '--report', 'run.html');
  const command = join(app.folder, 'node_modules/@sfn-tasks/local/dist/cli.js');
  const server = spawn(process.execPath, [command, 'serve', 'machine.json', '--port', '0', '--no-services'], {
    cwd: app.folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { browser, stop } = await startBrowser();
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const url = /http:\S+/.exec(said.toString())![0];
    const { executionArn } = await start(url);
    const report = pathToFileURL(join(app.folder, 'run.html')).href;
    for (const address of [report, `${url}/executions/${encodeURIComponent(executionArn)}`]) {
      const page = await browser.newPage();
      await page.goto(address);
      await page.locator('#status', { hasText: 'SUCCEEDED' }).waitFor();
      const labels = await page.locator('g.node.succeeded').evaluateAll((all) => all.map((each) => each.ariaLabel));
      deepStrictEqual(labels, ['Pay, Pass, succeeded', 'Done, Succeed, succeeded']);
    }
  } finally {
    await stop();
    server.kill();
  }
}

async function start(url: string): Promise<{ readonly executionArn: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AWSStepFunctions.StartExecution' },
    body: JSON.stringify({ stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:StateMachine' }),
  });
  return (await response.json()) as { executionArn: string };
}
