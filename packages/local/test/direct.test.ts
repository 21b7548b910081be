import * as fc from 'fast-check';
import jsonata from 'jsonata';
import { compileDirect, UNSURE } from '../src/jsonata/direct';

/** Data of all types, and members that are missing. */
const variables = {
  zero: 0,
  half: -0.5,
  big: 1e308,
  word: 'ab',
  empty: '',
  yes: true,
  no: false,
  nothing: null,
  list: [1, 2],
  one: [1],
  states: { input: { count: 3, name: 'b', flag: false, list: [{ count: 1 }], deep: { count: 4 }, none: null } },
};

const direct = (text: string) => compileDirect(jsonata(text).ast() as never, text);
const lookup = (name: string) =>
  Object.hasOwn(variables, name) ? (variables as Record<string, unknown> as Record<string, never>)[name] : undefined;

const leaf = fc.constantFrom(
  ...['1', '2.5', '"ab"', '"b"', 'true', 'false', 'null', '$$', '$', 'count'],
  ...Object.keys(variables).map((name) => `$${name}`),
  ...['count', 'name', 'flag', 'list', 'list.count', 'deep.count', 'none', 'none.count', 'missing', '`count`', '*'].map(
    (path) => `$states.input.${path}`,
  ),
  ...[
    '$list[0]',
    '$sum($list)',
    '$missing',
    '-1',
    '[1]',
    '($one[])',
    '($states.input.list[])',
    '"x".y',
    '$o.constructor',
  ],
);
const operator = fc.constantFrom(
  ...['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '=', '!=', '&', 'and', 'or', 'in', '~>'],
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(tie('expression'), operator, tie('expression')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `{"a": ${a}, "b": {"c": ${b}}}`),
    tie('expression').map((inner) => `-${inner}`),
  ),
}));

describe('expressions that are computed at once', () => {
  test('given any expression, then what is computed is what JSONata gives', async () => {
    let sure = 0;
    await fc.assert(
      fc.asyncProperty(expression, async (text) => {
        const compute = direct(text);
        const value = compute === undefined ? UNSURE : compute(lookup);
        if (value === UNSURE) return;
        sure += 1;
        const expected: unknown = await jsonata(text).evaluate(undefined, { ...variables });
        expect(JSON.stringify(value)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 6000, seed: 1 },
    );
    expect(sure).toBeGreaterThan(500);
  });

  test.each([
    ['$zero < 10 and $states.input.name = "b"', true],
    ['$states.input.deep.count * 2 + 1', 9],
    ['{"sum": $states.input.count + $half, "list": $list}', { sum: 2.5, list: [1, 2] }],
    ['$no ? 1 : $word & "c"', 'abc'],
    ['$states.input.one', UNSURE],
    ['$states.input.list.count', UNSURE],
    ['$word + 1', UNSURE],
    ['1 / 0', UNSURE],
    ['$states.input.constructor', UNSURE],
  ])('given %s, then it is %j', (text, value) => {
    expect(direct(text)!(lookup)).toEqual(value);
  });

  test.each(['$sum($list)', '$list[0]', '{"a": 1, "a": 2}', '{"__proto__": 1}', '($x := 1)', `${'1 + '.repeat(400)}1`])(
    'given %s, then JSONata evaluates it',
    (text) => {
      expect(direct(text)).toBeUndefined();
    },
  );
});
