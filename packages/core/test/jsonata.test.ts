import { randomUUID } from 'node:crypto';
import { App, Aws, Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import jsonata from 'jsonata';
import { CDK_JSON_PATH, expressionOf } from '../src/expression';
import { JsonPath } from '../src/json-path';
import { Jsonata } from '../src/jsonata';
import { withoutDelimiters } from '../src/jsonata-grammar';

const input = { text: 'a,b', list: ['a', 'b', 'a'], number: 4, object: { a: 1, b: 2 }, json: '{"a":[1]}' };
const at = (name: keyof typeof input) => Jsonata.objectAt(`$states.input.${name}`);

/** Evaluates with the functions that Step Functions adds. */
async function evaluated(value: unknown): Promise<unknown> {
  const expression = jsonata(withoutDelimiters(expressionOf(value)!.text));
  const range = (first: number, last: number, step: number) =>
    Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
  const partition = (list: unknown[], size: number) =>
    range(0, list.length - 1, size).map((start) => list.slice(start, start + size));
  const added = {
    parse: JSON.parse,
    uuid: randomUUID,
    range,
    partition,
    hash: (data: string, name: string) => `${name}:${data}`,
  };
  for (const [name, implementation] of Object.entries(added)) expression.registerFunction(name, implementation);
  const result = await expression.evaluate({}, { states: { input } });
  return result === undefined ? undefined : JSON.parse(JSON.stringify(result));
}

describe('members', () => {
  test('given JsonPath, when compared, then every value it has is here too', () => {
    const apart = ['DISCARD', 'isEncodedJsonPath'];
    const names = Object.getOwnPropertyNames(JsonPath).filter((name) => !apart.includes(name));
    expect(Object.getOwnPropertyNames(Jsonata)).toEqual(expect.arrayContaining(names));
  });

  test.each(
    Object.entries(Object.getOwnPropertyDescriptors(JsonPath))
      .filter(([name, { get }]) => get !== undefined && name !== 'entirePayload')
      .map(([name]) => name as 'taskToken'),
  )('given the context field %s, when rendered, then it is what JsonPath reads', (name) => {
    const path = expressionOf(JsonPath[name])!.text;
    expect(expressionOf(Jsonata[name])).toEqual({
      language: 'JSONata',
      text: `{% ${path.replace('$$', '$states.context')} %}`,
    });
  });

  test('given the whole payload, when rendered, then it is the input', () => {
    expect(expressionOf(Jsonata.entirePayload)?.text).toBe('{% $states.input %}');
  });
});

describe('encodings', () => {
  test.each(['$states.input.a', '{% $states.input.a %}', ' {% $states.input.a %} '])(
    'given %j, when written, then it has delimiters once',
    (written) => {
      expect(expressionOf(Jsonata.stringAt(written))?.text).toBe('{% $states.input.a %}');
    },
  );

  test('given each encoding, when a state of aws-cdk-lib takes it, then it renders the expression', () => {
    const stack = new Stack(new App());
    const pass = sfn.Pass.jsonata(stack, 'Pass', {
      outputs: {
        string: Jsonata.stringAt('$s'),
        number: Jsonata.numberAt('$n'),
        list: Jsonata.listAt('$l'),
        object: Jsonata.objectAt('$o'),
        boolean: Jsonata.booleanAt('$b'),
      },
    });
    const graph = new sfn.StateGraph(pass, 'graph').toGraphJson();
    expect((stack.resolve(graph) as any).States.Pass.Output).toEqual({
      string: '{% $s %}',
      number: '{% $n %}',
      list: '{% $l %}',
      object: '{% $o %}',
      boolean: '{% $b %}',
    });
  });

  test('given a token, when aws-cdk-lib looks for paths, then it is none', () => {
    expect(CDK_JSON_PATH in Jsonata.objectAt('$a')).toBe(false);
    expect(sfn.FieldUtils.findReferencedPaths({ a: Jsonata.stringAt('$a') })).toEqual([]);
  });

  test('given a token, when turned to text, then it behaves as tokens of the CDK do', () => {
    expect(Token.isUnresolved(Jsonata.stringAt('$a'))).toBe(true);
    expect(JSON.stringify([Jsonata.objectAt('$a')])).toBe('["<expression:{% $a %}>"]');
  });

  test('given strings, when asked, then tokens and delimited text are expressions', () => {
    expect(Jsonata.isEncodedJsonata(Jsonata.stringAt('$a'))).toBe(true);
    expect(Jsonata.isEncodedJsonata('{% $a %}')).toBe(true);
    expect(Jsonata.isEncodedJsonata('$a')).toBe(false);
    expect(Jsonata.isEncodedJsonata(JsonPath.stringAt('$.a'))).toBe(false);
  });
});

describe('problems', () => {
  test('given text that does not parse, when only written, then the problem is kept', () => {
    expect(expressionOf(Jsonata.stringAt('$a['))?.problem).toEqual({
      position: 6,
      message: 'expected "]" before end of expression',
    });
  });

  test('given text that does not parse, when resolved, then the error names it and the place', () => {
    expect(() => new Stack().resolve(Jsonata.stringAt('$a['))).toThrow(
      'EXPRESSION_SYNTAX: "{% $a[ %}" is no valid JSONata at position 6: expected "]" before end of expression',
    );
  });

  test('given a JSONPath token, when it is an argument or stands inside, then the problem says so', () => {
    const path = JsonPath.stringAt('$.a');
    expect(expressionOf(Jsonata.mathAdd(1, JsonPath.numberAt('$.a')))?.problem).toEqual({
      position: 7,
      message: 'a JSONPath expression cannot be an argument; pass a JSON value or a JSONata expression',
    });
    expect(expressionOf(Jsonata.format(`${path} {}`, 1))?.problem).toMatchObject({ position: 3 });
    expect(expressionOf(Jsonata.stringAt(`$sum(${path})`))?.problem?.message).toMatch('$.a is JSONPath');
  });

  test('given a template with more holes than values, when written, then the problem says so', () => {
    expect(expressionOf(Jsonata.format('{} {}', 1))?.problem?.message).toMatch('the template has 2 {} for 1 value;');
  });
});

describe('tokens inside what is written', () => {
  test('given an expression in an expression, when written, then it keeps its own precedence', async () => {
    const sum = Jsonata.stringAt('$states.input.number + 1');
    expect(await evaluated(Jsonata.stringAt(`2 * ${sum}`))).toBe(10);
  });

  test('given a value of the deployment, when rendered, then CloudFormation puts it in', () => {
    const token = Jsonata.stringAt(`"${Aws.REGION}" & $a`);
    expect(expressionOf(token)?.problem).toBeUndefined();
    expect(new Stack().resolve(token)).toEqual({ 'Fn::Join': ['', ['{% "', { Ref: 'AWS::Region' }, '" & $a %}']] });
  });
});

describe('intrinsic functions', () => {
  test.each<[string, unknown, unknown]>([
    ['array', Jsonata.array('x', at('list'), 1, null), ['x', ['a', 'b', 'a'], 1, null]],
    ['array of one list', Jsonata.array([1]), [[1]]],
    ['arrayPartition', Jsonata.arrayPartition(at('list'), 2), [['a', 'b'], ['a']]],
    ['arrayContains', Jsonata.arrayContains(at('list'), 'b'), true],
    ['arrayContains of text', Jsonata.arrayContains(['a', `b${at('number')}`], 'b4'), true],
    ['arrayRange', Jsonata.arrayRange(1, 9, Jsonata.numberAt('$states.input.number')), [1, 5, 9]],
    ['arrayGetItem', Jsonata.arrayGetItem(at('list'), Jsonata.numberAt('$states.input.number - 3')), 'b'],
    ['arrayGetItem of a literal', Jsonata.arrayGetItem(['x', 'y'], 1), 'y'],
    ['arrayLength', Jsonata.arrayLength(at('list')), 3],
    ['arrayUnique', Jsonata.arrayUnique(at('list')), ['a', 'b']],
    ['base64Encode', Jsonata.base64Encode('a'), 'YQ=='],
    ['base64Decode', Jsonata.base64Decode('YQ=='), 'a'],
    ['hash', Jsonata.hash(Jsonata.stringAt('$states.input.text'), 'SHA-1'), 'SHA-1:a,b'],
    ['jsonMerge', Jsonata.jsonMerge(at('object'), { b: 3 }), { a: 1, b: 3 }],
    ['mathAdd', Jsonata.mathAdd(Jsonata.numberAt('$states.input.number'), -1), 3],
    ['stringSplit', Jsonata.stringSplit(Jsonata.stringAt('$states.input.text'), ','), ['a', 'b']],
    ['format', Jsonata.format('{}: {}\\{\\}!', at('text'), 1), 'a,b: 1{}!'],
    ['format of a number alone', Jsonata.format('{}', at('number')), '4'],
    ['format of sums', Jsonata.format('{}{}', Jsonata.numberAt('1 + 1'), -1), '2-1'],
    ['format without values', Jsonata.format('it "is"'), 'it "is"'],
    ['format with an expression inside', Jsonata.format(`${Jsonata.stringAt('1 + 1')} {}`, 'x'), '2 x'],
    ['stringToJson', Jsonata.stringToJson(Jsonata.stringAt('$states.input.json')), { a: [1] }],
    ['jsonToString', Jsonata.jsonToString({ a: at('number') }), '{"a":4}'],
  ])('%s yields what its JSONPath namesake does', async (_name, expression, wanted) => {
    expect(expressionOf(expression)?.problem).toBeUndefined();
    expect(await evaluated(expression)).toEqual(wanted);
  });

  test('given bounds, when a random number is drawn, then it is a whole number in them', async () => {
    const drawn = await Promise.all(Array.from({ length: 200 }, () => evaluated(Jsonata.mathRandom(-1, 2))));
    expect(new Set(drawn)).toEqual(new Set([-1, 0, 1]));
  });

  test('given uuid, when evaluated, then it is one', async () => {
    expect(await evaluated(Jsonata.uuid())).toMatch(/^[0-9a-f-]{36}$/);
  });
});
