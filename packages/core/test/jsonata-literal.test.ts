import { Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { JsonPath } from '../src/json-path';
import { Jsonata } from '../src/jsonata';
import { jsonataArgument } from '../src/jsonata-literal';

fc.configureGlobal({ seed: 20241122 });

const token = Jsonata.stringAt('$states.input.p');

function evaluated(value: unknown, states: object = {}): Promise<unknown> {
  return jsonata(jsonataArgument(value)!).evaluate({}, { states });
}

/** As JSON text, since the package's lists are no plain arrays. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test.each<[string, unknown]>([
  ['"it\'s \\"x\\"\\n"', 'it\'s "x"\n'],
  ['""', ''],
  ['-1.5', -1.5],
  ['true', true],
  ['null', null],
  ['null', JsonPath.DISCARD],
  ['$states.input.p', token],
  ['($a + 1)', Jsonata.numberAt('$a + 1')],
  ['($a + 1)', '{% $a + 1 %}'],
  ['"Hello " & $states.input.p & "!"', `Hello ${token}!`],
  ['$states.input.p & ($a + 1)', `${token}${Jsonata.stringAt('$a + 1')}`],
  ['{"a": [1, "b"], "c d": $states.input.p}', { a: [1, 'b'], 'c d': token, e: undefined }],
  ['"2020-01-01T00:00:00.000Z"', new Date('2020-01-01')],
])('writes %s', (source, value) => {
  expect(jsonataArgument(value)).toBe(source);
});

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['a function', () => 1],
  ['not a number', Number.NaN],
  ['a path', JsonPath.stringAt('$.a')],
  ['a path in text', `x ${JsonPath.stringAt('$.a')}`],
  ['a path in a list', [1, JsonPath.numberAt('$.a')]],
  ['a path in an object', { a: { b: JsonPath.objectAt('$.a') } }],
  ['a list of the deployment', new CfnParameter(new Stack(), 'List', { type: 'List<String>' }).valueAsList],
])('given %s, when written, then there is no way', (_name, value) => {
  expect(jsonataArgument(value)).toBeUndefined();
});

test('given values of the deployment, when written, then they stay tokens inside the source', () => {
  const stack = new Stack();
  const size = new CfnParameter(stack, 'Size', { type: 'Number' }).valueAsNumber;
  expect(stack.resolve(jsonataArgument({ region: `in ${Aws.REGION}`, size }))).toEqual({
    'Fn::Join': ['', ['{"region": "in ', { Ref: 'AWS::Region' }, '", "size": ', { Ref: 'Size' }, '}']],
  });
});

test('given any JSON, when evaluated, then it is what it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), async (value) => {
      fc.pre(!JSON.stringify(value).includes('__proto__') && !/"\{%.*%\}"/.test(JSON.stringify(value)));
      expect(plain(await evaluated(value))).toEqual(plain(value));
    }),
  );
});

test('given expressions anywhere in any JSON, when evaluated, then each is replaced by what it yields', async () => {
  const input: Record<string, unknown> = {
    p: 'text',
    n: 5,
    list: [[1], [2, 3]],
    one: [1],
    none: [],
    object: { a: [] },
  };
  const expression = fc.constantFrom(...Object.keys(input));
  const leaf = fc.oneof(
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)).map((value): Pair => [value, value]),
    expression.map((name): Pair => [Jsonata.objectAt(`$states.input.${name}`), input[name]]),
    fc.string({ minLength: 1 }).map((text): Pair => [`${text}${token}`, `${text}text`]),
  );
  const key = fc.string().filter((name) => name !== '__proto__');
  const { tree } = fc.letrec<{ tree: Pair }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }).map((pairs): Pair => [pairs.map(([a]) => a), pairs.map(([, b]) => b)]),
      fc.dictionary(key, tie('tree'), { maxKeys: 3 }).map((pairs): Pair => [side(pairs, 0), side(pairs, 1)]),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(tree, async ([given, wanted]) => {
      expect(plain(await evaluated({ value: given }, { input }))).toEqual(plain({ value: wanted }));
    }),
    { numRuns: 500 },
  );
});

type Pair = [given: unknown, wanted: unknown];

function side(pairs: Record<string, Pair>, index: 0 | 1): Record<string, unknown> {
  return Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[index]]));
}
