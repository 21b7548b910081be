import { connect, type Socket } from 'node:net';
import { CreateStateMachineCommand, ListStateMachinesCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { listen } from '../src/serve/listen';
import { stopServer } from '../src/serve/stop-server';
import { World } from '../src/serve/world';
import { clientOf, machineOf } from './serve-desk';

/** Short, so that a client that is cut off is so at once; those who read at leisure are served by the same server. */
const limits = {
  headersTimeout: 300,
  requestTimeout: 400,
  keepAliveTimeout: 60_000,
  answerTimeout: 300,
  connectionsCheckingInterval: 20,
};
const HEAD = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AWSStepFunctions.ListStateMachines\r\n';

describe('given a server and clients that are slow', () => {
  let client: SFNClient;
  let port: number;
  let stop: () => Promise<void>;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    const world = new World('us-east-1', '123456789012');
    const { server, url } = await listen(0, world, limits);
    port = Number(new URL(url).port);
    client = clientOf(url);
    stop = () => stopServer(server, world);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    client.destroy();
    await stop();
  });

  /** A connection, what it received, and its end; it never closes its own side. */
  function open(): { socket: Socket; closed: Promise<string> } {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket);
    let text = '';
    socket.on('data', (part) => (text += part));
    socket.on('error', () => undefined);
    const closed = new Promise<string>((resolve) => {
      socket.on('end', () => resolve(text));
      socket.on('close', () => resolve(text));
    });
    return { socket, closed };
  }

  /** Sends a byte at a time until the connection is closed; resolves with what came back. */
  async function trickle(text: string): Promise<string> {
    const { socket, closed } = open();
    let sent = 0;
    const timer = setInterval(() => socket.write(text[sent++ % text.length]!), 10);
    try {
      return await closed;
    } finally {
      clearInterval(timer);
    }
  }

  /** What a client that behaves gets meanwhile. */
  const others = async (until: Promise<unknown>): Promise<number> => {
    let isOver = false;
    void until.finally(() => {
      isOver = true;
    });
    let answers = 0;
    while (!isOver) {
      await client.send(new ListStateMachinesCommand({}));
      answers += 1;
    }
    return answers;
  };

  test.each([
    ['sends its headers a byte at a time', () => trickle(`${HEAD}X-Long: ${'x'.repeat(10_000)}`)],
    [
      'sends its body a byte at a time',
      () => {
        const { socket, closed } = open();
        socket.write(`${HEAD}Content-Length: 1000000\r\n\r\n`);
        const timer = setInterval(() => socket.write(' '), 10);
        return closed.finally(() => clearInterval(timer));
      },
    ],
    [
      'never ends its body',
      () => {
        const { socket, closed } = open();
        socket.write(`${HEAD}Content-Length: 2\r\n\r\n{`);
        return closed;
      },
    ],
    [
      'never begins',
      () => {
        const { socket, closed } = open();
        socket.write('P');
        return closed;
      },
    ],
  ])('when one %s, then others are answered, and it is cut off', async (_, act) => {
    const ended = act();
    expect(await others(ended)).toBeGreaterThan(1);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('when one never reads its answers, then others are answered, and it is cut off', async () => {
    const definition = machineOf({ Done: { Type: 'Pass', Result: 'x'.repeat(900_000), End: true } });
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    const made = await client.send(new CreateStateMachineCommand({ name: 'Large', definition, roleArn }));
    const body = JSON.stringify({ stateMachineArn: made.stateMachineArn });
    const head = HEAD.replace('ListStateMachines', 'DescribeStateMachine');
    const { socket } = open();
    socket.pause();
    const closed = new Promise((resolve) => socket.on('close', resolve));
    // More than the buffers between the two hold.
    for (let asked = 0; asked < 50; asked += 1) {
      socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
    }
    // A paused socket learns of the end only by writing.
    const timer = setInterval(() => socket.write('\r\n'), 20);
    expect(await others(closed)).toBeGreaterThan(1);
    clearInterval(timer);
  });
});
