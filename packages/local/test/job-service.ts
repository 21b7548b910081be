import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Body = Readonly<Record<string, unknown>>;
/** What an operation answers to a request, which is the so many-th of its kind, from 0. */
type Answer = (request: any, count: number) => Body | Refusal;

class Refusal {
  constructor(
    readonly status: number,
    readonly type: string,
  ) {}
}

/** An answer that is an error. */
export const refusal = (status: number, type: string): Refusal => new Refusal(status, type);

export interface JobService extends AsyncDisposable {
  readonly url: string;
  /** The operations that were asked for, in their order. */
  readonly calls: string[];
  /** The requests to an operation. */
  requests(operation: string): any[];
  /** Resolves with the first request to an operation. */
  asked(operation: string): Promise<any>;
}

/** A server on this machine that answers like a service of AWS, by operation: by the target of JSON protocols, or the path of REST ones. */
export async function jobService(answers: Readonly<Record<string, Answer>>): Promise<JobService> {
  const calls: string[] = [];
  const seen: { operation: string; request: any }[] = [];
  const waiting: { operation: string; resolve: (request: any) => void }[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    const path = String(incoming.headers['x-amz-target'] ?? incoming.url)
      .split(/[./]/)
      .pop()!;
    const operation = Object.keys(answers).find((name) => name.toLowerCase() === path.toLowerCase())!;
    const answer = answers[operation]!(request, calls.filter((name) => name === operation).length);
    calls.push(operation);
    seen.push({ operation, request });
    for (const { resolve } of waiting.filter((each) => each.operation === operation)) resolve(request);
    const refused = answer instanceof Refusal;
    outgoing.writeHead(refused ? answer.status : 200, {
      'content-type': 'application/json',
      'x-amzn-requestid': 'request',
      ...(refused && { 'x-amzn-errortype': answer.type }),
    });
    outgoing.end(JSON.stringify(refused ? { __type: answer.type, message: 'No.' } : answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const requests = (operation: string) =>
    seen.filter((each) => each.operation === operation).map(({ request }) => request);
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    requests,
    asked: async (operation) =>
      requests(operation)[0] ?? new Promise((resolve) => waiting.push({ operation, resolve })),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
