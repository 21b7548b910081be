import { App, Aws, CfnParameter, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskError } from '../src/errors';
import { expressionOf } from '../src/expression';
import { JsonPath } from '../src/json-path';
import { Jsonata } from '../src/jsonata';

// Compiles only while code moves over from aws-cdk-lib by its import alone.
const moved: Omit<typeof sfn.JsonPath, 'prototype'> = JsonPath;

function render(parameters: Record<string, unknown>): any {
  const stack = new Stack(new App());
  const pass = new sfn.Pass(stack, 'Pass', { parameters });
  const states = new sfn.StateGraph(pass, 'graph').toGraphJson();
  return stack.resolve(states).States.Pass.Parameters;
}

function caught(action: () => unknown): TaskError {
  try {
    action();
  } catch (error) {
    return error as TaskError;
  }
  throw new Error('nothing was thrown');
}

describe('members', () => {
  test('given the class of aws-cdk-lib, when compared, then ours has all of its members', () => {
    const ours = Object.getOwnPropertyNames(JsonPath);
    const theirs = Object.getOwnPropertyNames(sfn.JsonPath);
    expect(ours).toEqual(expect.arrayContaining(theirs));
    expect(moved).toBe(JsonPath);
  });

  test.each(
    Object.entries(Object.getOwnPropertyDescriptors(sfn.JsonPath))
      .filter(([, { get }]) => get !== undefined)
      .map(([name]) => name as 'taskToken'),
  )('given the context field %s, when rendered, then it is the same path as in aws-cdk-lib', (name) => {
    expect(expressionOf(JsonPath[name])).toEqual({
      language: 'JSONPath',
      text: expressionOf(sfn.JsonPath[name])!.text,
    });
  });

  test.each<[string, unknown]>([
    ['$$.Execution.RedriveCount', JsonPath.executionRedriveCount],
    ['$$.Execution.RedriveTime', JsonPath.executionRedriveTime],
    ['$$.Map.Item.Index', JsonPath.mapItemIndex],
    ['$$.Map.Item.Key', JsonPath.mapItemKey],
    ['$$.Map.Item.Source', JsonPath.mapItemSource],
    ['$$.Map.Item.Value', JsonPath.mapItemValue],
  ])('given the context field %s that aws-cdk-lib lacks, when read, then it parses', (text, value) => {
    expect(expressionOf(value)).toEqual({ language: 'JSONPath', text });
  });
});

describe('encodings', () => {
  test('given a path in each encoding, when aws-cdk-lib renders it, then its own key says that it is one', () => {
    const rendered = render({
      string: JsonPath.stringAt('$.s'),
      number: JsonPath.numberAt('$.n'),
      list: JsonPath.listAt('$.l'),
      object: JsonPath.objectAt('$.o'),
      boolean: JsonPath.booleanAt('$.b'),
      deep: { token: JsonPath.taskToken },
    });
    expect(rendered).toEqual({
      'string.$': '$.s',
      'number.$': '$.n',
      'list.$': '$.l',
      'object.$': '$.o',
      'boolean.$': '$.b',
      deep: { 'token.$': '$$.Task.Token' },
    });
  });

  test('given tokens of ours, when FieldUtils reads them, then it finds their paths', () => {
    const fields = {
      a: JsonPath.stringAt('$.a'),
      b: JsonPath.format('{}', JsonPath.stringAt('$.b')),
      c: JsonPath.taskToken,
    };
    expect(sfn.FieldUtils.findReferencedPaths(fields)).toEqual(['$$.Task.Token', '$.a', '$.b']);
    expect(sfn.FieldUtils.containsTaskToken(fields)).toBe(true);
    expect(sfn.JsonPath.isEncodedJsonPath(fields.a)).toBe(true);
  });

  test('given tokens of aws-cdk-lib, when read here, then they are expressions', () => {
    expect(JsonPath.isEncodedJsonPath(sfn.JsonPath.stringAt('$.a'))).toBe(true);
    expect(expressionOf(sfn.JsonPath.numberAt('$.a'))).toEqual({ language: 'JSONPath', text: '$.a' });
    expect(expressionOf(sfn.JsonPath.listAt('$.a'))).toEqual({ language: 'JSONPath', text: '$.a' });
  });

  test.each([['text'], ['$.a'], [`x ${JsonPath.stringAt('$.a')}`], [Aws.REGION], [Jsonata.stringAt('$a')]])(
    'given %s, when asked whether it is an encoded path, then it is not',
    (value) => {
      expect(JsonPath.isEncodedJsonPath(value)).toBe(false);
    },
  );

  test('given a token, when turned to text, then it behaves as tokens of the CDK do', () => {
    const token = JsonPath.objectAt('$.a');
    expect(Token.isUnresolved(token.toString())).toBe(true);
    expect(JSON.stringify({ token })).toBe('{"token":"<path:$.a>"}');
    expect(new Stack().resolve(token)).toBe('$.a');
  });

  test('given DISCARD, when a state of aws-cdk-lib takes it, then its result path is null', () => {
    const pass = new sfn.Pass(new Stack(), 'Pass', { resultPath: JsonPath.DISCARD });
    expect(new Stack().resolve(pass.toStateJson())).toMatchObject({ ResultPath: null });
  });
});

describe('problems', () => {
  test('given a path that does not parse, when only written, then nothing is thrown and the problem is kept', () => {
    expect(expressionOf(JsonPath.stringAt('$.a['))).toEqual({
      language: 'JSONPath',
      text: '$.a[',
      problem: { position: 3, message: expect.stringContaining('is not closed') },
    });
  });

  test('given a path that does not parse, when aws-cdk-lib renders it, then the error names it and the place', () => {
    const error = caught(() => render({ a: JsonPath.stringAt('$.a[') }));
    expect(error.code).toBe('EXPRESSION_SYNTAX');
    expect(error.message).toBe(
      'EXPRESSION_SYNTAX: "$.a[" is no valid JSONPath at position 3: ' +
        "the bracket opened at position 3 is not closed; write $.a[0], $.a[*] or $.a['name']",
    );
  });

  test('given a path that does not parse, when resolved, then the error comes from there too', () => {
    expect(() => new Stack().resolve(JsonPath.objectAt('$.a['))).toThrow('EXPRESSION_SYNTAX');
  });

  test('given a JSONata token as an argument, when called, then the problem says so', () => {
    expect(expressionOf(JsonPath.array(1, Jsonata.stringAt('$a')))?.problem).toEqual({
      position: 16,
      message: 'a JSONata expression cannot be an argument; pass a JSON value or a JSONPath expression',
    });
  });

  test('given a JSONata token inside a path, when written, then the problem says so', () => {
    expect(expressionOf(JsonPath.stringAt(`$.a.${Jsonata.stringAt('$b')}`))?.problem).toMatchObject({
      position: 4,
      message: expect.stringContaining('is JSONata'),
    });
  });

  test('given an argument that is no JSON, when called, then the problem says so', () => {
    expect(expressionOf(JsonPath.array(() => 1))?.problem?.message).toMatch('a value of type function');
  });
});

describe('tokens inside what is written', () => {
  test('given a path of ours or theirs in a call, when written as text, then it is spelled out', () => {
    const text = `States.Array(${JsonPath.stringAt('$.a')}, ${sfn.JsonPath.stringAt('$.b')})`;
    expect(expressionOf(JsonPath.stringAt(text))).toEqual({ language: 'JSONPath', text: 'States.Array($.a, $.b)' });
  });

  test('given a value of the deployment in a path, when rendered, then CloudFormation puts it in', () => {
    const stack = new Stack();
    const parameter = new CfnParameter(stack, 'Name');
    const token = JsonPath.objectAt(`$.names.${parameter.valueAsString}`);
    expect(expressionOf(token)?.problem).toBeUndefined();
    expect(stack.resolve(token)).toEqual({ 'Fn::Join': ['', ['$.names.', { Ref: 'Name' }]] });
  });

  test('given a lazy path, when written, then it is not judged before it is known', () => {
    const lazy = Lazy.string({ produce: () => '$.later' });
    expect(new Stack().resolve(JsonPath.stringAt(lazy))).toBe('$.later');
  });
});

describe('intrinsic functions', () => {
  const path = JsonPath.stringAt('$.p');
  const theirs = sfn.JsonPath.numberAt('$.n');

  test.each<[string, unknown]>([
    ["States.Array('a', $.p, 1, true, null)", JsonPath.array('a', path, 1, true, null)],
    ['States.ArrayPartition($.p, 4)', JsonPath.arrayPartition(path, 4)],
    ["States.ArrayContains(States.Array('a', $.p), $.n)", JsonPath.arrayContains(['a', path], theirs)],
    ['States.ArrayRange(1, $.n, 2)', JsonPath.arrayRange(1, theirs, 2)],
    ['States.ArrayGetItem($.l, 0)', JsonPath.arrayGetItem(JsonPath.listAt('$.l'), 0)],
    ['States.ArrayLength($.p)', JsonPath.arrayLength(path)],
    ['States.ArrayUnique($.p)', JsonPath.arrayUnique(path)],
    ["States.Base64Encode('it\\'s')", JsonPath.base64Encode("it's")],
    ['States.Base64Decode($.p)', JsonPath.base64Decode(path)],
    ["States.Hash($.p, 'SHA-1')", JsonPath.hash(path, 'SHA-1')],
    [
      'States.JsonMerge($.o, States.StringToJson(\'\\{"a":1\\}\'), false)',
      JsonPath.jsonMerge(JsonPath.objectAt('$.o'), { a: 1 }),
    ],
    ['States.MathRandom(1, 9)', JsonPath.mathRandom(1, 9)],
    ['States.MathAdd($.n, -1)', JsonPath.mathAdd(theirs, -1)],
    ["States.StringSplit($.p, '\\\\')", JsonPath.stringSplit(path, '\\')],
    ['States.UUID()', JsonPath.uuid()],
    ["States.Format('{}: {}', $.p, States.UUID())", JsonPath.format('{}: {}', path, JsonPath.uuid())],
    ['States.Format(\'\\{"a": {}, \\{\\}\\}\', $.p)', JsonPath.format('{"a": {}, \\{\\}}', path)],
    ['States.Format($.template, $.p)', JsonPath.format(JsonPath.stringAt('$.template'), path)],
    ['States.StringToJson($.p)', JsonPath.stringToJson(path)],
    ['States.JsonToString($.o)', JsonPath.jsonToString(JsonPath.objectAt('$.o'))],
    [
      'States.JsonToString(States.StringToJson(States.Format(\'\\{"a":{}\\}\', States.JsonToString($.p))))',
      JsonPath.jsonToString({ a: path }),
    ],
  ])('renders %s', (text, value) => {
    expect(expressionOf(value)).toEqual({ language: 'JSONPath', text });
  });

  test('given a path inside a template, when written, then the problem says to pass it as a value', () => {
    expect(expressionOf(JsonPath.format(`Hello ${path}`))?.problem).toEqual({
      position: 14,
      message: 'the template holds an expression; write {} in its place and pass it as a value',
    });
  });

  test('given fewer values than holes, when written, then the problem is kept', () => {
    expect(expressionOf(JsonPath.format('{} {}', path))?.problem?.message).toMatch(
      'the template has 2 {} for 1 value;',
    );
  });
});
