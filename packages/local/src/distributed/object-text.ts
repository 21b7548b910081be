import { gunzipSync } from 'node:zlib';
import { unreadable } from './items-in';

/** How packed bytes begin in base64: GZIP and ZSTD. */
const GZIP = 'H4sI';
const ZSTD = 'KLUv/';

/**
 * The text of an object. Bytes that are no text in UTF-8 come in base64, which the size of the object tells where it is known; packed
 * ones are unpacked.
 */
export function objectText(body: string, size?: number): string {
  if (size !== undefined && Buffer.byteLength(body) === size) return body;
  if (body.startsWith(ZSTD)) throw unreadable('An object packed with ZSTD cannot be read locally.');
  const isPacked = body.startsWith(GZIP);
  if (!isPacked && size === undefined) return body;
  const bytes = Buffer.from(body, 'base64');
  if (!isPacked) return bytes.length === size ? bytes.toString() : body;
  try {
    return gunzipSync(bytes).toString();
  } catch {
    throw unreadable('Unable to unpack the object with GZIP.');
  }
}
