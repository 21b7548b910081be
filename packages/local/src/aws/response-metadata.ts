import type { JsonObject } from '../json';

type Headers = Readonly<Record<string, string>>;

/** The headers that responses of AWS have, in its own writing, since HTTP knows no case; what an emulator sends besides is not of AWS. */
const HEADERS = ['connection', 'Content-Length', 'Content-Type', 'Date', 'x-amzn-RequestId'];
const OF_DYNAMODB = [
  'Connection',
  'Content-Length',
  'Content-Type',
  'Date',
  'Server',
  'x-amz-crc32',
  'x-amzn-RequestId',
];

/** What results of the AWS SDK for Java 1 hold besides those of the API; names of the headers given are in lower case. */
export function responseMetadata(client: string, requestId: string | null, given: Headers, status = 200): JsonObject {
  const all: Headers = { connection: 'keep-alive', server: 'Server', ...given, 'x-amzn-requestid': requestId ?? '' };
  const known = (client === 'dynamodb' ? OF_DYNAMODB : HEADERS).filter((name) => name.toLowerCase() in all);
  // AWS names no character set.
  const headers = known.map((name) => [name, all[name.toLowerCase()]!.replace(/; charset=.*$/i, '')] as const);
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
      HttpHeaders: Object.fromEntries(headers),
      HttpStatusCode: status,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
