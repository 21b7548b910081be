import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { awsServices, type Json, simulate } from '../src';

/** What the functions of the endpoint return, by name; with an error where it says so. */
const RETURNS: Readonly<Record<string, { readonly text: string; readonly failed?: boolean }>> = {
  add: { text: '{"sum":3}' },
  break: { text: '{"errorMessage":"no","errorType":"Broken","trace":[]}', failed: true },
  vanish: { text: '{"errorMessage":"gone"}', failed: true },
};
const events: unknown[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(async (incoming: IncomingMessage, outgoing) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    events.push(JSON.parse(body));
    const { text, failed } = RETURNS[decodeURIComponent(incoming.url!).split('/').at(-2)!.split(':').at(-1)!]!;
    const isEvent = incoming.headers['x-amz-invocation-type'] === 'Event';
    outgoing.writeHead(isEvent ? 202 : 200, {
      'x-amzn-requestid': 'request',
      ...(!isEvent && { 'x-amz-executed-version': '$LATEST', 'content-type': 'application/json' }),
      ...(failed && { 'x-amz-function-error': 'Unhandled' }),
    });
    outgoing.end(isEvent ? '' : text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));

const run = (Resource: string, Parameters?: object, input: Json = {}) =>
  simulate({
    definition: { StartAt: 'Call', States: { Call: { Type: 'Task', Resource, Parameters, End: true } } },
    input,
    tasks: [awsServices({ endpoint: url })],
  });
const INVOKE = 'arn:aws:states:::lambda:invoke';
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

describe('functions at an endpoint', () => {
  test('when the optimised task calls one, then the payload is JSON in the result', async () => {
    const { output } = await run(INVOKE, { FunctionName: 'add', Payload: { a: 1 } });
    expect(output).toMatchObject({ Payload: { sum: 3 }, StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(events.at(-1)).toEqual({ a: 1 });
    await run(INVOKE, { FunctionName: 'add' });
    expect(events.at(-1)).toEqual({});
  });

  test('when the function is the resource, then its input is the event and what it returns the result', async () => {
    expect((await run(arnOf('add'), undefined, 'text')).output).toEqual({ sum: 3 });
    expect(events.at(-1)).toBe('text');
  });

  test('when the function fails, then its error is that of the task, or Lambda.Unknown where it names none', async () => {
    const broken = { status: 'FAILED', error: 'Broken', cause: RETURNS['break']!.text };
    expect(await run(INVOKE, { FunctionName: 'break' })).toMatchObject(broken);
    expect(await run(arnOf('break'))).toMatchObject(broken);
    expect(await run(INVOKE, { FunctionName: 'vanish' })).toMatchObject({
      error: 'Lambda.Unknown',
      cause:
        'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"gone"}',
    });
  });

  test('when nobody waits for the function, then the payload is empty', async () => {
    const { output } = await run(INVOKE, { FunctionName: 'add', InvocationType: 'Event' });
    expect(output).toMatchObject({ Payload: '', StatusCode: 202 });
  });

  test('when the AWS SDK task calls one, then payload and error are handed on as text', async () => {
    const { output } = await run('arn:aws:states:::aws-sdk:lambda:invoke', { FunctionName: 'break', Payload: {} });
    expect(output).toMatchObject({ Payload: RETURNS['break']!.text, FunctionError: 'Unhandled' });
  });
});
