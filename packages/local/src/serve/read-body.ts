import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error';

/** Twice the quota of a definition, which is escaped in its request. */
const LARGEST_BODY = 2 * 1_048_576;

/** The body of a request as text; what is larger than any valid request is refused before it is taken in. */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const tooLarge = (): void => {
      request.pause();
      reject(new ApiError('RequestEntityTooLarge', `The request has more than ${LARGEST_BODY} bytes.`, 413));
    };
    if (Number(request.headers['content-length']) > LARGEST_BODY) return tooLarge();
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) tooLarge();
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
    request.on('close', () => reject(new ApiError('RequestAbortedException', 'The request ended before its body.')));
  });
}
