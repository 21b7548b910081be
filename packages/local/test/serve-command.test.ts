import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { main } from '../src';

const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const definition = write('orders.asl.json', {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge' },
      OutputPath: '$.Payload',
      Next: 'Rest',
    },
    Rest: { Type: 'Wait', Seconds: 86_400, End: true },
  },
});
const mocks = write('mocks.json', { Charge: { result: { Payload: { id: 7 } } } });
const config = write('config.json', {
  StateMachines: { StateMachine: { TestCases: { Refused: { Charge: 'Bad' } } } },
  MockedResponses: { Bad: { '0': { Throw: { Error: 'Refused', Cause: 'no money' } } } },
});

/** Serves while the work runs; what the command wrote, and its exit code. */
async function serving(args: readonly string[], work: (url: string) => Promise<void>) {
  const stop = new AbortController();
  const written = { out: '', err: '' };
  let ready: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => {
    ready = resolve;
  });
  const out = {
    write: (text: string) => {
      written.out += text;
      ready(/http:\S+/.exec(text)?.[0] ?? '');
    },
  };
  const ended = main(['serve', ...args], out, { write: (text) => (written.err += text) }, stop.signal);
  const started = await Promise.race([url, ended]);
  if (typeof started === 'string') await work(started);
  stop.abort();
  return { code: await ended, ...written };
}

/** Starts an execution of the machine in the source, and waits for its end. */
async function execute(url: string, testCase = '') {
  const client = new SFNClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  try {
    const stateMachineArn = `arn:aws:states:us-east-1:000000000000:stateMachine:StateMachine${testCase}`;
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
    for (;;) {
      const described = await client.send(new DescribeExecutionCommand({ executionArn }));
      if (described.status !== 'RUNNING') return described;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } finally {
    client.destroy();
  }
}

describe('given the command serve', () => {
  test('when it serves a definition with mocks on virtual time, then waits pass at once, and it ends when asked to', async () => {
    const signals = process.listenerCount('SIGINT');
    const { code, out, err } = await serving(
      [definition, '--port', '0', '--mocks', mocks, '--virtual-time', '--no-services'],
      async (url) => {
        expect(await execute(url)).toMatchObject({ status: 'SUCCEEDED', output: '{"id":7}' });
      },
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Step Functions at http:\/\/127\.0\.0\.1:\d+\nFor StartSyncExecution .*\n$/);
    expect(process.listenerCount('SIGINT')).toBe(signals);
  });

  test("when mocks are in AWS's format, then the test case behind the ARN is taken", async () => {
    const { code } = await serving([definition, '--port', '0', '--mocks', config, '--no-services'], async (url) => {
      expect(await execute(url, '#Refused')).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'no money' });
      await expect(execute(url, '#Refusd')).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining('Refused'),
      });
      await expect(execute(url)).rejects.toMatchObject({ name: 'ValidationException' });
    });
    expect(code).toBe(0);
  });

  test('when the port is taken or no port, a file is missing or an option unknown, then the code is 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const work = () => Promise.reject(new Error('must not start'));
    expect(await serving(['--port', String(port)], work)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Port \d+ of 127\.0\.0\.1 is taken: name another/),
    });
    other.close();
    expect(await serving(['--port', '99999'], work)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--port 99999 is no port/),
    });
    expect(await serving(['--mocks', 'none.json'], work)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/none\.json does not exist/),
    });
    expect(await serving([definition, definition], work)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/one source/),
    });
    expect(await serving(['--nothing'], work)).toMatchObject({ code: 2, err: expect.stringMatching(/--nothing/) });
    expect(await main(['serve', '--help'], { write: () => true })).toBe(0);
  });
});
