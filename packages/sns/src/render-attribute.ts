import { JsonPath, Jsonata, type TaskContext, type Value } from '@sfn-tasks/core';
import { Token, Tokenization } from 'aws-cdk-lib';
import type { MessageAttributeValue } from './api.generated';
import { type MessageAttribute, MessageAttributeDataType as DataType } from './message-attribute';

/** What a value is at synthesis; `expression` stands for all that only the deployment or the run knows. */
type Kind = 'text' | 'number' | 'boolean' | 'list' | 'bytes' | 'expression' | 'number expression' | 'list expression';

const INFERRED: Record<Kind, DataType> = {
  text: DataType.STRING,
  number: DataType.NUMBER,
  boolean: DataType.STRING,
  list: DataType.STRING_ARRAY,
  bytes: DataType.BINARY,
  expression: DataType.STRING,
  'number expression': DataType.NUMBER,
  'list expression': DataType.STRING_ARRAY,
};

const FITTING: Record<DataType, readonly Kind[]> = {
  [DataType.STRING]: ['text', 'boolean', 'expression', 'number expression'],
  [DataType.NUMBER]: ['number', 'expression', 'number expression'],
  [DataType.STRING_ARRAY]: ['list', 'expression', 'list expression'],
  [DataType.BINARY]: ['text', 'bytes', 'expression'],
};

/** Attributes as the request takes them; undefined where there are none. */
export function renderAttributes(
  attributes: Readonly<Record<string, MessageAttribute>> = {},
): Record<string, MessageAttributeValue> | undefined {
  const entries = Object.entries(attributes).map(([name, attribute]) => [name, renderAttribute(attribute)]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Reports values that cannot be sent, or not as the kind that is asked for. */
export function checkAttributes(attributes: Readonly<Record<string, MessageAttribute>> = {}, task: TaskContext): void {
  for (const [name, { value, dataType }] of Object.entries(attributes)) {
    const at = `messageAttributes.${name}`;
    const kind = kindOf(value);
    if (kind === undefined) {
      task.reject(at, `expected text, a number, a boolean, a list of those, a Buffer or an expression, found ${describe(value)}. Send other values as JSON text.`);
    } else if (dataType !== undefined && FITTING[dataType]?.includes(kind) === false) {
      task.reject(at, `a value of the kind ${dataType} cannot be ${kind}. Use the kind ${INFERRED[kind]}, or leave dataType away.`);
    }
  }
}

function renderAttribute({ value, dataType }: MessageAttribute): MessageAttributeValue {
  const kind = kindOf(value) ?? 'text';
  const DataTypeName = dataType ?? INFERRED[kind];
  const content = contentOf(value, kind, DataTypeName);
  return DataTypeName === DataType.BINARY
    ? { DataType: DataTypeName, BinaryValue: content }
    : { DataType: DataTypeName, StringValue: content };
}

function contentOf(value: any, kind: Kind, dataType: DataType): Value<string> {
  switch (kind) {
    case 'list':
      return listText(value);
    case 'number expression':
      return asText(Token.asString(Tokenization.reverseNumber(value)));
    case 'list expression':
      return asText(Token.asString(Tokenization.reverseList(value)));
    case 'expression':
      return isJsonataOf(dataType, value) ? Jsonata.jsonToString(value) : value;
    default:
      return String(value);
  }
}
