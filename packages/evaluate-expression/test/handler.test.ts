import fc from 'fast-check';
import { bindReferences } from '../src/bind-references';

const { handler } = require('../src/handler') as {
  handler(event: { expression: string; values: Record<string, unknown> }): Promise<unknown>;
};

/** Evaluates as Lambda would: with values that came as JSON, by path. */
function evaluate(script: string, byPath: Record<string, unknown> = {}): Promise<unknown> {
  const { code, references } = bindReferences(script);
  const values = Object.fromEntries([...references].map(([name, path]) => [name, byPath[path]]));
  return handler(JSON.parse(JSON.stringify({ expression: code, values })));
}

describe('given values that look like code', () => {
  test.each([
    '`${process.env}`',
    '"); throw 1; ("',
    "'",
    '$&$1$`',
    '\u2028\u2029\0',
    '*/ // \\',
    '$.value0',
    '</script>',
    '\ud800',
  ])('%j is a string like any other', async (value) => {
    expect(await evaluate('$.x', { '$.x': value })).toBe(value);
    expect(await evaluate('`<${$.x}>` + $.x', { '$.x': value })).toBe(`<${value}>${value}`);
  });

  test('any string comes back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
        expect(await evaluate('`${$.x}` === $.x ? $.x : null', { '$.x': value })).toBe(value);
      }),
      { seed: 1 },
    );
  });

  test('any JSON comes back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const json = JSON.parse(JSON.stringify(value));
        expect(JSON.stringify(await evaluate('$', { $: json }))).toBe(JSON.stringify(json));
      }),
      { seed: 1 },
    );
  });

  test('a key __proto__ is a key', async () => {
    const value = JSON.parse('{"__proto__": {"polluted": true}, "a": 1}');
    expect(JSON.stringify(await evaluate('$.x', { '$.x': value }))).toBe(JSON.stringify(value));
    expect(await evaluate('({}).polluted ?? "clean"', {})).toBe('clean');
  });
});

describe('given an expression', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['1 + 1', {}, 2],
    ['$.waitMilliseconds / 1000', { '$.waitMilliseconds': 5000 }, 5],
    ['`Now waiting ${$.waitSeconds} seconds...`', { '$.waitSeconds': 5 }, 'Now waiting 5 seconds...'],
    ['$.my-key + $.b', { '$.my-key': 1, '$.b': 2 }, 3],
    ['$.list.filter((x) => x > 1).length', { '$.list': [1, 2, 3] }, 2],
    ['{ total: $.a, list: [null, $.a] }', { '$.a': 1 }, { total: 1, list: [null, 1] }],
    ['$.list.find((x) => x === 9)', { '$.list': [1] }, undefined],
    ['Promise.resolve($.a)', { '$.a': 1 }, 1],
    ['1 // why', {}, 1],
    ['typeof require + typeof module + typeof this', {}, 'undefinedundefinedundefined'],
  ])('%s is evaluated', async (script, values, result) => {
    expect(await evaluate(script, values)).toEqual(result);
  });

  test.each([
    ['null.x', 'TypeError', /null/],
    ['missing', 'ReferenceError', /missing/],
    ['(() => { throw Object.assign(new Error("over"), { name: "OverLimit" }) })()', 'OverLimit', /^over$/],
  ])('%s fails with an error that can be caught by name', async (script, name, message) => {
    await expect(evaluate(script)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });

  test.each([
    ['1 / 0', 'the number Infinity'],
    ['{ a: [Number("x")] }', 'the number NaN at 0'],
    ['10n', 'the bigint 10'],
    ['{ f: () => 1 }', 'a function at f'],
  ])('%s is no JSON and does not pass as null', async (script, found) => {
    await expect(evaluate(script)).rejects.toMatchObject({
      name: 'ResultNotJson',
      message: `The result holds ${found}, which JSON cannot express.`,
    });
  });
});
