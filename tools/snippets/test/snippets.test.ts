import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pageSnippetsOf, runSnippet } from '../src';

const workspaceFolder = join(__dirname, '../../..');
/** Modules as a page names them: those of the repository are beside the page. */
const loaderOf = (path: string) => (module: string) =>
  jest.requireActual(module.startsWith('.') ? join(workspaceFolder, dirname(path), module) : module);
const load = loaderOf('README.md');
const { CDK_OUTDIR } = process.env;
let folder: string;
let print: jest.SpyInstance;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  // Where apps that name no folder put their cloud assembly.
  process.env.CDK_OUTDIR = folder;
});
afterAll(() => {
  if (CDK_OUTDIR === undefined) delete process.env.CDK_OUTDIR;
  else process.env.CDK_OUTDIR = CDK_OUTDIR;
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  print = jest.spyOn(console, 'log').mockImplementation();
});
afterEach(() => print.mockRestore());

const snippets = pageSnippetsOf(workspaceFolder).map(
  ({ path, lines }) => [`${path}:${lines[0]!.line}`, path, lines.map(({ text }) => text).join('\n')] as const,
);
let machines = 0;

test.each(snippets)('the program at %s runs, and what it makes synthesises', async (_, path, text) => {
  const outcome = await runSnippet(text, loaderOf(path));
  machines += outcome.machines;
  if (/\bnew (\w*Stack|App)\(/.test(text)) expect(outcome.stacks).toBeGreaterThan(0);
  if (/\bnew StateMachine\(/.test(text)) expect(outcome.machines).toBeGreaterThan(0);
});

test('programs that make a machine are the rule', () => {
  expect(machines).toBeGreaterThan(snippets.length / 2);
});

describe('given a program that is wrong', () => {
  const head = `
    import { TaskInput } from '@sfn-tasks/core';
    import { SqsSendMessage } from '@sfn-tasks/sqs';
    import { App, Stack } from 'aws-cdk-lib';
    import { Queue } from 'aws-cdk-lib/aws-sqs';
    import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
    class Shop extends Stack {}
    const stack = new Shop(new App(), 'Shop');`;

  test('when it fails, then so does the run', async () => {
    await expect(runSnippet('throw new Error("no");', load)).rejects.toThrow('no');
  });

  test('when a test in it fails, then so does the run', async () => {
    await expect(runSnippet('test("is one", () => expect(2).toBe(1));', load)).rejects.toThrow('Expected: 1');
  });

  test('when it makes a state that does not render and no machine, then the synthesis tells', async () => {
    const task = `
      new SqsSendMessage(stack, 'Send', {
        queue: new Queue(stack, 'Queue'),
        messageBody: TaskInput.fromText('text'),
        integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      });`;
    await expect(runSnippet(head + task, load)).rejects.toThrow('MISSING_TASK_TOKEN');
  });
});
