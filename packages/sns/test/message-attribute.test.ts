import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { CfnParameter } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { JsonPath as CdkJsonPath, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { type MessageAttribute, SnsPublish, MessageAttributeDataType as Type } from '../src';

function render(attribute: MessageAttribute, queryLanguage: QueryLanguage, stack = stackIn()) {
  const state = synthesiseState(
    stack,
    new SnsPublish(stack, 'Publish', {
      topic: new Topic(stack, 'Topic'),
      message: TaskInput.fromText('hello'),
      messageAttributes: { it: attribute },
      queryLanguage,
    }),
  );
  return (state['Parameters'] ?? state['Arguments']).MessageAttributes.it;
}

describe('message attributes', () => {
  test.each<[string, MessageAttribute, object]>([
    ['a Buffer', { value: Buffer.from('hi') }, { DataType: 'Binary', BinaryValue: 'hi' }],
    [
      'a list with its kind',
      { value: ['a', 1], dataType: Type.STRING_ARRAY },
      { DataType: 'String.Array', StringValue: '["a",1]' },
    ],
    [
      'a number path',
      { value: JsonPath.numberAt('$.n') },
      { DataType: 'Number', 'StringValue.$': "States.Format('{}', $.n)" },
    ],
    [
      "aws-cdk-lib's number path",
      { value: CdkJsonPath.numberAt('$.n') },
      { DataType: 'Number', 'StringValue.$': "States.Format('{}', $.n)" },
    ],
    [
      'a number path as text',
      { value: JsonPath.numberAt('$.n'), dataType: Type.STRING },
      { DataType: 'String', 'StringValue.$': "States.Format('{}', $.n)" },
    ],
    [
      'a path to the text of a number',
      { value: JsonPath.stringAt('$.n'), dataType: Type.NUMBER },
      { DataType: 'Number', 'StringValue.$': '$.n' },
    ],
    [
      'a list path',
      { value: JsonPath.listAt('$.l') },
      { DataType: 'String.Array', 'StringValue.$': 'States.JsonToString($.l)' },
    ],
    [
      'a list of paths',
      { value: ['a', JsonPath.stringAt('$.b')] },
      { DataType: 'String.Array', 'StringValue.$': "States.JsonToString(States.Array('a', $.b))" },
    ],
    [
      'text around a path',
      { value: `a-${JsonPath.stringAt('$.b')}` },
      { DataType: 'String', 'StringValue.$': "States.Format('a-{}', $.b)" },
    ],
  ])('%s renders in JSONPath', (_, attribute, expected) => {
    expect(render(attribute, QueryLanguage.JSON_PATH)).toEqual(expected);
  });

  test.each<[string, MessageAttribute, object]>([
    ['text', { value: '{% $x %}' }, { DataType: 'String', StringValue: '{% $x %}' }],
    ['a number', { value: Jsonata.numberAt('$n') }, { DataType: 'Number', StringValue: '{% $string($n) %}' }],
    [
      'text as a number',
      { value: '{% $n %}', dataType: Type.NUMBER },
      { DataType: 'Number', StringValue: '{% $string($n) %}' },
    ],
    [
      'a list',
      { value: '{% $l %}', dataType: Type.STRING_ARRAY },
      { DataType: 'String.Array', StringValue: '{% $string($l) %}' },
    ],
    ['a list token', { value: Jsonata.listAt('$l') }, { DataType: 'String.Array', StringValue: '{% $string($l) %}' }],
    ['bytes', { value: '{% $b %}', dataType: Type.BINARY }, { DataType: 'Binary', BinaryValue: '{% $b %}' }],
  ])('%s renders in JSONata', (_, attribute, expected) => {
    expect(render(attribute, QueryLanguage.JSONATA)).toEqual(expected);
  });

  test('a list of JSONata expressions becomes JSON text when it is sent', () => {
    const { StringValue } = render({ value: ['a', Jsonata.stringAt('$b')] }, QueryLanguage.JSONATA);
    expect(StringValue).toMatch(/^\{% \$string\(\["a", .*\$b.*\]\) %\}$/);
  });

  test('a number that the deployment knows is text', () => {
    const stack = stackIn();
    const parameter = new CfnParameter(stack, 'Size', { type: 'Number' });
    const rendered = render({ value: parameter.valueAsNumber }, QueryLanguage.JSON_PATH, stack);
    expect(rendered).toEqual({ DataType: 'Number', StringValue: '<Size>' });
  });

  test.each<[string, MessageAttribute, RegExp]>([
    [
      'an object',
      { value: { a: 1 } },
      /INVALID_PROP at messageAttributes\.it: expected text, a number, a boolean, a list of those/,
    ],
    ['nothing', { value: undefined }, /INVALID_PROP at messageAttributes\.it: expected text/],
    ['a list of objects', { value: [{}] }, /INVALID_PROP at messageAttributes\.it: expected text/],
    [
      'text as a number',
      { value: 'a', dataType: Type.NUMBER },
      /INVALID_PROP at messageAttributes\.it: text cannot be sent as Number\. .* to send it as String\./,
    ],
    [
      'a number as text',
      { value: 1, dataType: Type.STRING },
      /INVALID_PROP at messageAttributes\.it: a number cannot be sent as String/,
    ],
    [
      'a list as bytes',
      { value: ['a'], dataType: Type.BINARY },
      /INVALID_PROP at messageAttributes\.it: a list cannot be sent as Binary/,
    ],
  ])('%s is an error', (_, attribute, message) => {
    expect(() => render(attribute, QueryLanguage.JSON_PATH)).toThrow(message);
  });
});
