import { request as send } from 'node:http';
import { connect } from 'node:net';
import {
  CreateActivityCommand,
  GetActivityTaskCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { serve } from '../src';
import { clientOf, type Desk, machineOf, openDesk } from './serve-desk';

interface Answer {
  readonly status: number;
  readonly body: any;
}

describe('given a server and requests that no SDK sends', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  function ask(body: string, headers: Record<string, string> = {}, method = 'POST'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const target = { 'X-Amz-Target': 'AWSStepFunctions.ListStateMachines' };
      const asked = send(desk.url, { method, headers: { ...target, ...headers } }, (response) => {
        let text = '';
        response.on('data', (part) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(text || 'null') }));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Sends bytes as they are; resolves with all that came back when the server has closed the connection. */
  function raw(...parts: string[]): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
      let text = '';
      socket.on('data', (part) => (text += part));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      for (const part of parts) socket.write(part);
    });
  }

  afterEach(async () => {
    expect(await ask('{}')).toMatchObject({ status: 200 });
  });

  test.each([
    ['{', {}, 'SerializationException', /^The body is no JSON/],
    ['[]', {}, 'SerializationException', 'ARRAY_VALUE can not be converted to a Structure'],
    ['{"maxResults":"5"}', {}, 'SerializationException', 'STRING_VALUE can not be converted to an Integer'],
    [
      '{"maxResults":1001}',
      {},
      'ValidationException',
      "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    ['{}', { 'X-Amz-Target': 'AWSStepFunctions.Nothing' }, 'UnknownOperationException', /Nothing/],
    ['{}', { 'X-Amz-Target': 'AWSStepFunctions.constructor' }, 'UnknownOperationException', /constructor/],
    ['{}', { 'X-Amz-Target': 'DynamoDB_20120810.ListTables' }, 'UnknownOperationException', /ListTables/],
  ])('when %s comes with %o, then the answer is %s', async (body, headers, type, message) => {
    expect(await ask(body, headers as Record<string, string>)).toEqual({
      status: 400,
      body: { __type: type, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    });
  });

  test.each([
    [{ Host: 'evil.example' }, 403],
    [{ Host: '127.0.0.1.evil.example:80' }, 403],
    [{ Host: 'localhost', Origin: 'http://evil.example' }, 403],
    [{ Host: 'localhost', Origin: 'null' }, 403],
    [{ Host: 'localhost', 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ Host: 'localhost:80', Origin: 'http://localhost:80', 'Sec-Fetch-Site': 'same-origin' }, 200],
    [{ Host: 'sync-127.0.0.1:80' }, 200],
    [{ Host: '[::1]:80' }, 200],
  ])('when a request has %o, then its status is %d', async (headers, status) => {
    expect(await ask('{}', headers as Record<string, string>)).toMatchObject({ status });
  });

  test('when the method is none of the API, then it is refused', async () => {
    expect(await ask('', {}, 'DELETE')).toMatchObject({ status: 405 });
    // No answer allows another origin anything.
    expect(await ask('', { Origin: 'http://evil.example' }, 'OPTIONS')).toMatchObject({ status: 403 });
  });

  test('when a body is larger than any request may be, then it is refused before it is taken in', async () => {
    const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AWSStepFunctions.ListStateMachines\r\n`;
    const declared = await raw(`${head}Content-Length: 99999999999\r\n\r\n{`);
    expect(declared).toMatch(/^HTTP\/1\.1 413 /);
    expect(declared).toContain('"__type":"RequestEntityTooLarge"');
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    expect(await raw(`${head}Transfer-Encoding: chunked\r\n\r\n`, chunk, chunk, chunk)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('when what comes is no HTTP, or its headers do not end, then the connection is closed', async () => {
    expect(await raw('\u0000\u0001 nothing\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${'x'.repeat(40_000)}`)).toMatch(/^HTTP\/1\.1 4/);
  });

  test('when a definition is as large as it may be, then it is taken; one that is larger is not', async () => {
    const sized = (size: number) => {
      const bare = machineOf({ Done: { Type: 'Pass', Result: '', End: true } });
      return machineOf({ Done: { Type: 'Pass', Result: 'x'.repeat(size - bare.length), End: true } });
    };
    const make = (definition: string) =>
      ask(JSON.stringify({ name: 'Large', definition, roleArn: 'arn:aws:iam::123456789012:role/r' }), {
        'X-Amz-Target': 'AWSStepFunctions.CreateStateMachine',
      });
    expect(await make(sized(1_048_576))).toMatchObject({ status: 200 });
    expect(await make(sized(1_048_577))).toMatchObject({ status: 400, body: { __type: 'ValidationException' } });
  });
});

describe('given a server that is stopped', () => {
  test('when clients wait for it, then each is answered, nothing is left running, and the port is free', async () => {
    const desk = await openDesk();
    const { activityArn } = await desk.send(new CreateActivityCommand({ name: 'pack' }));
    const stateMachineArn = await desk.make('Slow', { Rest: { Type: 'Wait', Seconds: 3600, End: true } }, 'EXPRESS');
    const sync = desk.send(new StartSyncExecutionCommand({ stateMachineArn })).catch((error: Error) => error);
    const poll = desk.send(new GetActivityTaskCommand({ activityArn }));
    const idle = connect(Number(new URL(desk.url).port), '127.0.0.1');
    const closed = new Promise((resolve) => idle.on('close', resolve));
    await new Promise((resolve) => idle.once('connect', resolve));
    // The list of executions has it as soon as it runs.
    while (!(await (await fetch(desk.url)).text()).includes('RUNNING'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await desk.stop();
    expect(await sync).toMatchObject({ name: 'ServiceUnavailable' });
    expect((await poll).taskToken).toBeUndefined();
    await closed;
    const again = await serve({ port: Number(new URL(desk.url).port) });
    expect(again.url).toBe(desk.url);
    await again.stop();
    await desk.close();
  });
});

describe('given executions of one machine', () => {
  test('when they run beside each other, then none has a token, an ID or a random number of another', async () => {
    const tokens: string[] = [];
    const desk = await openDesk({
      tasks: [
        {
          handles: ({ service }) => service === 'sqs',
          run: async ({ taskToken }) => {
            tokens.push(taskToken!);
            return {};
          },
        },
      ],
    });
    const stateMachineArn = await desk.make('Asks', {
      Draw: {
        Type: 'Pass',
        Parameters: { 'id.$': 'States.UUID()', 'drawn.$': 'States.MathRandom(0, 1000000)' },
        Next: 'Ask',
      },
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { 'MessageBody.$': '$$.Task.Token' },
        ResultPath: '$.answer',
        End: true,
      },
    });
    const count = 10;
    const arns = await Promise.all(
      Array.from({ length: count }, async () => {
        return (await desk.send(new StartExecutionCommand({ stateMachineArn }))).executionArn!;
      }),
    );
    while (tokens.length < count) await new Promise(setImmediate);
    expect(new Set(tokens).size).toBe(count);
    for (const taskToken of tokens) {
      await desk.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(taskToken) }));
    }
    const outputs = (await Promise.all(arns.map((arn) => desk.end(arn)))).map(({ output }) => JSON.parse(output!));
    expect(new Set(arns).size).toBe(count);
    expect(new Set(outputs.map(({ answer }) => answer))).toEqual(new Set(tokens));
    expect(new Set(outputs.map(({ id }) => id)).size).toBe(count);
    expect(new Set(outputs.map(({ drawn }) => drawn)).size).toBeGreaterThan(count / 2);
    await desk.close();
  });
});

describe('given 1,000 executions at once', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({
      functions: { charge: async ({ order }, { sleep }) => sleep(0.2).then(() => ({ order })) },
    });
  });
  afterAll(() => desk.close());

  const states = {
    Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', Next: 'Rest' },
    Rest: { Type: 'Wait', Seconds: 1, End: true },
  };
  const orders = Array.from({ length: 1000 }, (_, order) => JSON.stringify({ order }));

  test('when they are started, then each succeeds with its own output', async () => {
    const stateMachineArn = await desk.make('Orders', states);
    const arns = await Promise.all(
      orders.map(
        async (input) => (await desk.send(new StartExecutionCommand({ stateMachineArn, input }))).executionArn!,
      ),
    );
    expect(new Set(arns).size).toBe(1000);
    const ended = await Promise.all(arns.map((arn) => desk.end(arn)));
    expect(ended.map(({ output }) => output)).toEqual(orders);
  });

  test('when each is waited for on its own connection, then each is answered with its own output', async () => {
    const stateMachineArn = await desk.make('Quick', states, 'EXPRESS');
    const client = clientOf(desk.url, { requestHandler: { httpAgent: { maxSockets: 1000 } } });
    const ended = await Promise.all(
      orders.map((input) => client.send(new StartSyncExecutionCommand({ stateMachineArn, input }))),
    );
    client.destroy();
    expect(ended.map(({ output }) => output)).toEqual(orders);
  });
});
