import { Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import { JsonPath } from '../src/json-path';
import { type JsonPathNode, parseJsonPath } from '../src/json-path-grammar';
import { jsonPathArgument } from '../src/json-path-literal';
import { Jsonata } from '../src/jsonata';

fc.configureGlobal({ seed: 20241122 });

/** What Step Functions would make of an argument, for the functions that literals are built with. */
function evaluate(node: JsonPathNode, data: Record<string, unknown>): unknown {
  switch (node.kind) {
    case 'path':
      return data[node.text];
    case 'call': {
      const [template, ...rest] = node.arguments;
      const values = node.arguments.map((argument) => evaluate(argument, data));
      if (node.name === 'States.Array') return values;
      if (node.name === 'States.StringToJson') return JSON.parse(values[0] as string);
      if (node.name === 'States.JsonToString') return JSON.stringify(values[0]);
      if (node.name !== 'States.Format' || template?.kind !== 'string') throw new Error(node.name);
      const filling = rest.map((argument) => evaluate(argument, data));
      return template.raw.replace(/\\([\\'{}])|\{\}/g, (_found, escaped) => escaped ?? String(filling.shift()));
    }
    case 'null':
      return null;
    case 'deferred':
      throw new Error(node.text);
    default:
      return node.value;
  }
}

function evaluated(value: unknown, data: Record<string, unknown> = {}): unknown {
  const text = jsonPathArgument(value)!;
  const parsed = parseJsonPath(`States.Array(${text})`);
  if ('problem' in parsed) throw new Error(`${text} ${parsed.problem.position}: ${parsed.problem.message}`);
  return (evaluate(parsed.node, data) as unknown[])[0];
}

const path = JsonPath.stringAt('$.p');

test.each<[string, unknown]>([
  ["'text'", 'text'],
  ["''", ''],
  ["'it\\'s \\{\\} \\\\'", "it's {} \\"],
  ['-1.5', -1.5],
  ['1e+21', 1e21],
  ['true', true],
  ['null', null],
  ['null', JsonPath.DISCARD],
  ['$.p', path],
  ['$.n', JsonPath.numberAt('$.n')],
  ['$.l', JsonPath.listAt('$.l')],
  ['$.l', JsonPath.listAt('$.l')[0]],
  ['$.o', JsonPath.objectAt('$.o')],
  ['$.theirs', sfn.JsonPath.stringAt('$.theirs')],
  ["States.Format('Hello {}\\'s \\{\\}', $.p)", `Hello ${path}'s {}`],
  ["States.Format('{}{}', $.p, $.q)", `${path}${JsonPath.stringAt('$.q')}`],
  ['States.Array()', []],
  ["States.Array('a', $.p, States.Array(1))", ['a', path, [1]]],
  ['States.StringToJson(\'\\{"a":[1,"b"],"c":null\\}\')', { a: [1, 'b'], c: JsonPath.DISCARD, d: undefined }],
  ['States.StringToJson(States.Format(\'\\{"a":[{},"\\{\\}"]\\}\', States.JsonToString($.p)))', { a: [path, '{}'] }],
  ['States.StringToJson(States.Format(\'\\{"a":{}\\}\', States.JsonToString($.x)))', { 'a.$': '$.x' }],
  [
    "States.StringToJson(States.Format('\\{\"a\":{}\\}', States.JsonToString(States.Format('x {}', $.p))))",
    { a: `x ${path}` },
  ],
  ["'2020-01-01T00:00:00.000Z'", new Date('2020-01-01')],
])('writes %s', (text, value) => {
  expect(jsonPathArgument(value)).toBe(text);
  expect(parseJsonPath(`States.Array(${text})`)).toHaveProperty('node');
});

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['a function', () => 1],
  ['not a number', Number.NaN],
  ['a JSONata token', Jsonata.stringAt('$a')],
  ['a JSONata token in text', `x ${Jsonata.stringAt('$a')}`],
  ['a JSONata token in a list', [1, Jsonata.numberAt('$a')]],
  ['a JSONata token in an object', { a: { b: Jsonata.objectAt('$a') } }],
  ['a path as a key', { [path]: 1 }],
  ['a key that promises a path', { 'a.$': 'none' }],
  ['a list of the deployment', { a: new CfnParameter(new Stack(), 'List', { type: 'List<String>' }).valueAsList }],
])('given %s, when written, then there is no way', (_name, value) => {
  expect(jsonPathArgument(value)).toBeUndefined();
});

test('given values of the deployment, when written, then they stay tokens inside the literal', () => {
  const stack = new Stack();
  const parameter = new CfnParameter(stack, 'Size', { type: 'Number' });
  const text = jsonPathArgument({ arn: `arn:${Aws.PARTITION}:{x}`, size: parameter.valueAsNumber, path });
  expect(stack.resolve(text)).toEqual({
    'Fn::Join': [
      '',
      [
        'States.StringToJson(States.Format(\'\\{"arn":"arn:',
        { Ref: 'AWS::Partition' },
        ':\\{x\\}","size":',
        { Ref: 'Size' },
        ',"path":{}\\}\', States.JsonToString($.p)))',
      ],
    ],
  });
});

test('given any text, when written as a literal, then it reads back as it was', () => {
  const tricky = fc
    .array(fc.constantFrom('\\', "'", '{', '}', '{}', '\\{', '$', 'a', '"', '\n'))
    .map((parts) => parts.join(''));
  fc.assert(fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (text) => expect(evaluated(text)).toBe(text)));
});

test('given any JSON, when written as a literal, then it reads back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      fc.pre(!JSON.stringify(value).includes('.$":') && !JSON.stringify(value).includes('-0'));
      expect(JSON.stringify(evaluated(value))).toEqual(JSON.stringify(value));
    }),
  );
});

test('given paths anywhere in any JSON, when evaluated, then each is replaced by what it yields', () => {
  const leaf = fc.record({
    at: fc.constantFrom('$.a', '$.b', "$['c d']"),
    before: fc.string({ minLength: 1 }),
    mixed: fc.boolean(),
  });
  const key = fc.string().filter((name) => name !== '__proto__' && !name.endsWith('.$'));
  const { tree } = fc.letrec<{ tree: [unknown, unknown] }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)).map((value) => [value, value]),
      leaf.map(({ at, before, mixed }) =>
        mixed ? [`${before}${JsonPath.stringAt(at)}`, `${before}${data[at]}`] : [JsonPath.objectAt(at), data[at]],
      ),
      fc
        .array(tie('tree'), { maxLength: 3 })
        .map((pairs) => [pairs.map(([given]) => given), pairs.map(([, want]) => want)]),
      fc.dictionary(key, tie('tree'), { maxKeys: 3 }).map((pairs) => [pick(pairs, 0), pick(pairs, 1)]),
    ) as fc.Arbitrary<[unknown, unknown]>,
  }));
  const data: Record<string, unknown> = { '$.a': 'text "with" {quotes}', '$.b': 5, "$['c d']": true };
  fc.assert(
    fc.property(tree, ([given, wanted]) => expect(evaluated(given, data)).toEqual(wanted)),
    { numRuns: 300 },
  );
});

function pick(pairs: Record<string, [unknown, unknown]>, index: 0 | 1): Record<string, unknown> {
  return Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[index]]));
}
