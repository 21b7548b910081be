import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { JsonPath as CdkJsonPath, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue as PeerValue } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { DynamoPutItem, type DynamoPutItemProps, DynamoAttributeValue as Value } from '../src';

const { JSON_PATH, JSONATA } = QueryLanguage;

function render(item: DynamoPutItemProps['item'], queryLanguage: QueryLanguage, stack = stackIn()) {
  const table = Table.fromTableName(stack, 'Table', 'orders');
  const state = synthesiseState(stack, new DynamoPutItem(stack, 'Put', { table, item, queryLanguage }));
  return { request: state['Parameters'] ?? state['Arguments'], stack };
}

function itemOf(value: Value, queryLanguage: QueryLanguage) {
  return render({ a: value }, queryLanguage).request.Item.a;
}

describe('DynamoAttributeValue', () => {
  test.each<[string, Value, object]>([
    ['fromString', Value.fromString('a'), { S: 'a' }],
    ['fromNumber', Value.fromNumber(-1.5), { N: '-1.5' }],
    ['numberFromString', Value.numberFromString('12.50'), { N: '12.50' }],
    ['fromBinary', Value.fromBinary('aGk='), { B: 'aGk=' }],
    ['fromStringSet', Value.fromStringSet(['a', 'b']), { SS: ['a', 'b'] }],
    ['fromNumberSet', Value.fromNumberSet([1, 2.5]), { NS: ['1', '2.5'] }],
    ['numberSetFromStrings', Value.numberSetFromStrings(['1', '2.50']), { NS: ['1', '2.50'] }],
    ['fromBinarySet', Value.fromBinarySet(['aGk=']), { BS: ['aGk='] }],
    [
      'fromMap',
      Value.fromMap({ inner: Value.fromMap({ deep: Value.fromNumber(1) }) }),
      { M: { inner: { M: { deep: { N: '1' } } } } },
    ],
    [
      'fromList',
      Value.fromList([Value.fromString('a'), Value.fromList([Value.fromNull(true)])]),
      { L: [{ S: 'a' }, { L: [{ NULL: true }] }] },
    ],
    ['fromNull', Value.fromNull(true), { NULL: true }],
    ['fromBoolean', Value.fromBoolean(false), { BOOL: false }],
  ])('%s renders a literal in both query languages', (_, value, expected) => {
    expect(itemOf(value, JSON_PATH)).toEqual(expected);
    expect(itemOf(value, JSONATA)).toEqual(expected);
    expect(value.toObject()).toEqual(expected);
  });

  test.each<[string, Value, object]>([
    ['fromString', Value.fromString(JsonPath.stringAt('$.x')), { 'S.$': '$.x' }],
    [
      'fromString inside text',
      Value.fromString(`a-${JsonPath.stringAt('$.x')}`),
      { 'S.$': "States.Format('a-{}', $.x)" },
    ],
    ['fromNumber', Value.fromNumber(JsonPath.numberAt('$.n')), { 'N.$': "States.Format('{}', $.n)" }],
    ['fromNumber from any', Value.fromNumber(JsonPath.objectAt('$.n')), { 'N.$': "States.Format('{}', $.n)" }],
    ['fromNumber of aws-cdk-lib', Value.fromNumber(CdkJsonPath.numberAt('$.n')), { 'N.$': "States.Format('{}', $.n)" }],
    ['numberFromString', Value.numberFromString(JsonPath.stringAt('$.Item.Total.N')), { 'N.$': '$.Item.Total.N' }],
    [
      'fromBinary',
      Value.fromBinary(JsonPath.base64Encode(JsonPath.stringAt('$.x'))),
      { 'B.$': 'States.Base64Encode($.x)' },
    ],
    ['fromStringSet', Value.fromStringSet(JsonPath.listAt('$.tags')), { 'SS.$': '$.tags' }],
    [
      'fromStringSet of single paths',
      Value.fromStringSet(['a', JsonPath.stringAt('$.tag')]),
      { 'SS.$': "States.Array('a', $.tag)" },
    ],
    [
      'fromNumberSet of single paths',
      Value.fromNumberSet([1, JsonPath.numberAt('$.n')]),
      { 'NS.$': "States.Array('1', States.Format('{}', $.n))" },
    ],
    ['fromNumberSet whole', Value.fromNumberSet(JsonPath.objectAt('$.numbers')), { 'NS.$': '$.numbers' }],
    ['numberSetFromStrings', Value.numberSetFromStrings(JsonPath.listAt('$.numbers')), { 'NS.$': '$.numbers' }],
    ['fromBinarySet', Value.fromBinarySet(JsonPath.listAt('$.blobs')), { 'BS.$': '$.blobs' }],
    ['fromMap', Value.fromMap(JsonPath.objectAt('$.m')), { 'M.$': '$.m' }],
    [
      'fromMap of paths',
      Value.fromMap({ a: Value.fromString(JsonPath.stringAt('$.x')), b: JsonPath.objectAt('$.b') }),
      { M: { a: { 'S.$': '$.x' }, 'b.$': '$.b' } },
    ],
    ['mapFromJsonPath', Value.mapFromJsonPath('$.m'), { 'M.$': '$.m' }],
    ['mapFromJsonPath of a token', Value.mapFromJsonPath(JsonPath.stringAt('$.m')), { 'M.$': '$.m' }],
    ["mapFromJsonPath of aws-cdk-lib's token", Value.mapFromJsonPath(CdkJsonPath.stringAt('$.m')), { 'M.$': '$.m' }],
    ["aws-cdk-lib's own mapFromJsonPath", PeerValue.mapFromJsonPath(CdkJsonPath.stringAt('$.m')), { 'M.$': '$.m' }],
    ['fromList', Value.fromList(JsonPath.objectAt('$.l')), { 'L.$': '$.l' }],
    ['fromList of paths', Value.fromList([Value.fromString(JsonPath.stringAt('$.x'))]), { L: [{ 'S.$': '$.x' }] }],
    ['listFromJsonPath', Value.listFromJsonPath('$.l'), { 'L.$': '$.l' }],
    [
      'listFromJsonPath of a call',
      Value.listFromJsonPath('States.StringToJson($.l)'),
      { 'L.$': 'States.StringToJson($.l)' },
    ],
    ['fromNull', Value.fromNull(JsonPath.booleanAt('$.n')), { 'NULL.$': '$.n' }],
    ['fromBoolean', Value.fromBoolean(JsonPath.booleanAt('$.b')), { 'BOOL.$': '$.b' }],
    ['booleanFromJsonPath', Value.booleanFromJsonPath('$.b'), { 'BOOL.$': '$.b' }],
    ['booleanFromJsonPath of a token', Value.booleanFromJsonPath(JsonPath.stringAt('$.b')), { 'BOOL.$': '$.b' }],
  ])('%s renders JSONPath', (_, value, expected) => {
    expect(itemOf(value, JSON_PATH)).toEqual(expected);
  });

  test.each<[string, Value, object]>([
    ['fromString', Value.fromString('{% $x %}'), { S: '{% $x %}' }],
    ['fromString of a token', Value.fromString(Jsonata.stringAt('$x')), { S: '{% $x %}' }],
    ['fromNumber', Value.fromNumber(Jsonata.numberAt('$n')), { N: '{% $string($n) %}' }],
    ['fromNumber of text', Value.fromNumber('{% $a + 1 %}'), { N: '{% $string(($a + 1)) %}' }],
    ['numberFromString', Value.numberFromString('{% $n %}'), { N: '{% $n %}' }],
    ['fromBinary', Value.fromBinary('{% $b %}'), { B: '{% $b %}' }],
    ['fromStringSet', Value.fromStringSet('{% $tags %}'), { SS: '{% $tags %}' }],
    ['fromStringSet of a token', Value.fromStringSet(Jsonata.listAt('$tags')), { SS: '{% $tags %}' }],
    ['fromStringSet of single expressions', Value.fromStringSet(['a', '{% $tag %}']), { SS: ['a', '{% $tag %}'] }],
    ['fromNumberSet', Value.fromNumberSet('{% $numbers %}'), { NS: '{% [($numbers).$string($)] %}' }],
    [
      'fromNumberSet of any',
      Value.fromNumberSet(Jsonata.objectAt('$numbers')),
      { NS: '{% [($numbers).$string($)] %}' },
    ],
    [
      'fromNumberSet of single expressions',
      Value.fromNumberSet([1, Jsonata.numberAt('$n')]),
      { NS: ['1', '{% $string($n) %}'] },
    ],
    ['numberSetFromStrings', Value.numberSetFromStrings('{% $numbers %}'), { NS: '{% $numbers %}' }],
    ['fromBinarySet', Value.fromBinarySet('{% $blobs %}'), { BS: '{% $blobs %}' }],
    ['fromMap', Value.fromMap('{% $m %}'), { M: '{% $m %}' }],
    [
      'fromMap of expressions',
      Value.fromMap({ a: Value.fromBoolean('{% $b %}'), b: '{% $any %}' }),
      { M: { a: { BOOL: '{% $b %}' }, b: '{% $any %}' } },
    ],
    ['mapFromJsonata', Value.mapFromJsonata('{% $m %}'), { M: '{% $m %}' }],
    ['mapFromJsonata without delimiters', Value.mapFromJsonata('$m'), { M: '{% $m %}' }],
    ['fromList', Value.fromList('{% $l %}'), { L: '{% $l %}' }],
    ['listFromJsonata', Value.listFromJsonata('{% $l %}'), { L: '{% $l %}' }],
    ['booleanFromJsonata', Value.booleanFromJsonata('{% $b %}'), { BOOL: '{% $b %}' }],
  ])('%s renders JSONata', (_, value, expected) => {
    expect(itemOf(value, JSONATA)).toEqual(expected);
  });

  test('a whole item, and a single attribute of any type, come from the state', () => {
    expect(render(JsonPath.objectAt('$.item'), JSON_PATH).request).toMatchObject({ 'Item.$': '$.item' });
    expect(render('{% $states.input.item %}', JSONATA).request).toMatchObject({ Item: '{% $states.input.item %}' });
    const item = { id: Value.fromString('1'), copy: JsonPath.objectAt('$.Item.copy') };
    expect(render(item, JSON_PATH).request.Item).toEqual({ id: { S: '1' }, 'copy.$': '$.Item.copy' });
  });

  test('a number that the deployment knows is text, too', () => {
    const stack = stackIn();
    const parameter = new CfnParameter(stack, 'Size', { type: 'Number' });
    const item = {
      size: Value.fromNumber(parameter.valueAsNumber),
      sum: Value.fromNumber(Token.asNumber(Fn.ref('Size'))),
    };
    expect(render(item, JSON_PATH, stack).request.Item).toEqual({ size: { N: '<Size>' }, sum: { N: '<Size>' } });
  });

  test('the other query language is an error at the attribute', () => {
    expect(() => itemOf(Value.mapFromJsonPath('$.m'), JSONATA)).toThrow(
      /EXPRESSION_WRONG_LANGUAGE at Item\.a\.M: "\$\.m" is JSONPath/,
    );
    expect(() => itemOf(Value.fromNumber(Jsonata.numberAt('$n')), JSON_PATH)).toThrow(
      /EXPRESSION_WRONG_LANGUAGE at Item\.a\.N/,
    );
  });

  test.each<[string, Value, RegExp]>([
    [
      'a path that does not parse',
      Value.mapFromJsonPath('$.m['),
      /EXPRESSION_SYNTAX at Item\.a\.M: "\$\.m\[" does not parse at position 3/,
    ],
    [
      'text as a number',
      Value.numberFromString('12,5'),
      /INVALID_PROP at item\.a: expected a number such as '12\.5', found "12,5"\. Use fromString for text\./,
    ],
    [
      'no number',
      Value.fromNumber(Number.NaN),
      /INVALID_PROP at item\.a: expected a number such as '12\.5', found "NaN"/,
    ],
    [
      'text in a set of numbers',
      Value.numberSetFromStrings(['1', 'x']),
      /INVALID_PROP at item\.a: expected a number .* found "x"/,
    ],
    [
      'an empty set',
      Value.fromStringSet([]),
      /INVALID_PROP at item\.a: DynamoDB has no empty set\. Leave the attribute away/,
    ],
    [
      'an element twice',
      Value.fromNumberSet([1, 2, 1]),
      /INVALID_PROP at item\.a: a set holds each element once, found "1" twice/,
    ],
    ['NULL that is false', Value.fromNull(false), /INVALID_PROP at item\.a: DynamoDB takes NULL with true only/],
    [
      'a wrong literal deep inside',
      Value.fromList([Value.fromMap({ b: Value.fromNull(false) })]),
      /INVALID_PROP at item\.a\[0\]\.b: /,
    ],
    ['a number as text', Value.fromString(5 as never), /API_WRONG_TYPE at Item\.a\.S: expected a string, found 5/],
    [
      'text as a boolean',
      Value.fromBoolean('yes' as never),
      /API_WRONG_TYPE at Item\.a\.BOOL: expected true or false, found "yes"/,
    ],
  ])('%s is an error', (_, value, message) => {
    expect(() => itemOf(value, JSON_PATH)).toThrow(message);
  });
});
