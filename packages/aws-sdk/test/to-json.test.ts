const { toJson } = require('../src/handler/to-json') as { toJson(value: unknown): Promise<unknown> };

const bytes = (text: string) => new TextEncoder().encode(text);
const body = (content: Uint8Array) => ({ transformToByteArray: async () => content });

async function* events() {
  yield { chunk: { bytes: bytes('a') } };
  yield { chunk: { bytes: bytes('b') } };
}

describe('given what an SDK answers', () => {
  test.each<[string, unknown, unknown]>([
    ['bytes', { Plaintext: bytes('a') }, { Plaintext: 'YQ==' }],
    ['the result of a function', { Payload: bytes('{"a":1}') }, { Payload: { a: 1 } }],
    ['the result of a function that is text', { Payload: bytes('done') }, { Payload: 'done' }],
    ['the body of a model', { body: bytes('{"a":1}') }, { body: '{"a":1}' }],
    ['a stream of text', { Body: body(bytes('a')) }, { Body: 'a' }],
    ['a stream of other bytes', { Body: body(Uint8Array.of(0xff, 0xfe)) }, { Body: '//4=' }],
    [
      'a stream of events',
      { stream: events() },
      { stream: [{ chunk: { bytes: 'YQ==' } }, { chunk: { bytes: 'Yg==' } }] },
    ],
    ['a date', { at: [new Date(0)] }, { at: ['1970-01-01T00:00:00.000Z'] }],
    ['a large number', { version: 9007199254740993n, size: 5n }, { version: '9007199254740993', size: 5 }],
    [
      'a number that JSON has not',
      { score: Number.NaN, limit: Number.POSITIVE_INFINITY },
      { score: 'NaN', limit: 'Infinity' },
    ],
    ['nothing', { none: null, missing: undefined }, { none: null, missing: undefined }],
  ])('%s becomes JSON', async (_, answer, json) => {
    expect(await toJson(answer)).toEqual(json);
  });

  test('a member __proto__ stays a member', async () => {
    const answer = JSON.parse('{"__proto__": {"a": 1}}');
    expect(JSON.stringify(await toJson(answer))).toBe('{"__proto__":{"a":1}}');
  });
});
