import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './answer';
import { ApiError } from './api-error';
import { checkCaller } from './guard';
import { pageAt } from './pages';
import { readBody } from './read-body';
import type { World } from './world';

/** How long a client may take, in milliseconds. */
interface ClientLimits {
  /** From the start of a request to the end of its headers. */
  readonly headersTimeout: number;
  /** From the start of a request to its end. */
  readonly requestTimeout: number;
  /** From an answer to the next request on the connection. */
  readonly keepAliveTimeout: number;
  /** Until an answer is read. */
  readonly answerTimeout: number;
  /** How often the first two are looked at. */
  readonly connectionsCheckingInterval: number;
}

const LIMITS: ClientLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 60_000,
  answerTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
};
const JSON_1_0 = 'application/x-amz-json-1.0';
/** As many clients may connect in one moment. */
const BACKLOG = 4_096;

/** Listens on 127.0.0.1. */
export async function listen(port: number, world: World, limits = LIMITS): Promise<{ server: Server; url: string }> {
  const server = createServer(limits, async (request, response) => {
    await respond(request, response, world);
    // Not before the answer is there: some calls wait for minutes.
    cutOff(response, limits.answerTimeout);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
    // A client that does not close its side must not keep the connection.
    const close = (): unknown => socket.destroy();
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, close);
    else close();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} of 127.0.0.1 is taken: name another, or 0 for one that is free.`)
          : error,
      ),
    );
    server.listen({ port, host: '127.0.0.1', backlog: BACKLOG }, resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Ends the connection of a client that does not read its answer. */
function cutOff(response: ServerResponse, milliseconds: number): void {
  if (response.closed) return;
  const timer = setTimeout(() => response.destroy(), milliseconds);
  response.once('close', () => clearTimeout(timer));
}

async function respond(request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    checkCaller(request.headers);
    if (request.method === 'GET') {
      const { contentType, text } = pageAt(request.url ?? '/', world);
      return send(response, 200, contentType, text);
    }
    if (request.method !== 'POST') throw new ApiError('MethodNotAllowed', 'The API takes POST requests.', 405);
    const target = request.headers['x-amz-target'];
    const body = await readBody(request);
    const result = await answer(target === undefined ? undefined : String(target), body, world, gone.signal);
    send(response, 200, JSON_1_0, JSON.stringify(result));
  } catch (thrown) {
    const { type, message, status } = world.stopping.signal.aborted ? stopping() : asApiError(thrown);
    // What is left of a request that was refused is not read.
    if (!request.complete) response.setHeader('Connection', 'close');
    send(response, status, JSON_1_0, JSON.stringify({ __type: type, message }));
  }
}

function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': contentType,
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'x-amzn-RequestId': randomUUID(),
  });
  response.end(text);
}

function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError('InternalFailure', thrown instanceof Error ? thrown.message : String(thrown), 500);
}

function stopping(): ApiError {
  return new ApiError('ServiceUnavailable', 'The server is stopping.', 503);
}
