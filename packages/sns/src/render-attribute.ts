import { isKnown, Jsonata, JsonPath, type TaskContext } from '@sfn-tasks/core';
import { Token, Tokenization } from 'aws-cdk-lib';
import type { MessageAttributeValue } from './api.generated';
import { MessageAttributeDataType as DataType, type MessageAttribute } from './message-attribute';

type Attributes = Readonly<Record<string, MessageAttribute>>;

/** What a value is at synthesis; an `expression` stands for all that only the deployment or the run knows. */
type Kind = 'text' | 'a number' | 'a boolean' | 'a list' | 'bytes' | 'an expression';

const INFERRED: Record<Exclude<Kind, 'an expression'>, DataType> = {
  text: DataType.STRING,
  'a number': DataType.NUMBER,
  'a boolean': DataType.STRING,
  'a list': DataType.STRING_ARRAY,
  bytes: DataType.BINARY,
};

const FITTING: Record<DataType, readonly Kind[]> = {
  [DataType.STRING]: ['text', 'a boolean', 'an expression'],
  [DataType.NUMBER]: ['a number', 'an expression'],
  [DataType.STRING_ARRAY]: ['a list', 'an expression'],
  [DataType.BINARY]: ['text', 'bytes', 'an expression'],
};

/** Attributes as the request takes them; undefined where there are none. */
export function renderAttributes(attributes: Attributes = {}): Record<string, MessageAttributeValue> | undefined {
  const entries = Object.entries(attributes).map(([name, attribute]) => [name, renderAttribute(attribute)]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Reports values that cannot be sent, or not as the kind that is asked for. */
export function checkAttributes(attributes: Attributes = {}, task: TaskContext): void {
  for (const [name, { value, dataType }] of Object.entries(attributes)) {
    const at = `messageAttributes.${name}`;
    const kind = kindOf(value);
    if (kind === undefined) {
      task.reject(
        at,
        'expected text, a number, a boolean, a list of those, a Buffer or an expression. Send other values as JSON text.',
      );
    } else if (!isKnown(dataType)) {
      task.reject(
        `${at}.dataType`,
        'it decides whether the value is sent as text or as bytes, found an expression. Write the type itself.',
      );
    } else if (dataType !== undefined && FITTING[dataType]?.includes(kind) === false) {
      const inferred = kind === 'an expression' ? DataType.STRING : INFERRED[kind];
      task.reject(
        at,
        `${kind} cannot be sent as ${dataType}. Give another value, or leave dataType away to send it as ${inferred}.`,
      );
    }
  }
}

function renderAttribute({ value, dataType: given }: MessageAttribute): MessageAttributeValue {
  const kind = kindOf(value);
  const dataType = given ?? inferredType(value, kind);
  const text = kind === 'an expression' ? expressionText(value, dataType) : literalText(value, kind);
  return { DataType: dataType, [dataType === DataType.BINARY ? 'BinaryValue' : 'StringValue']: text };
}

/** The tokens of a number and of a list tell what they stand for. */
function inferredType(value: unknown, kind: Kind | undefined): DataType {
  if (typeof value === 'number') return DataType.NUMBER;
  if (Array.isArray(value)) return DataType.STRING_ARRAY;
  return kind === undefined || kind === 'an expression' ? DataType.STRING : INFERRED[kind];
}

function kindOf(value: unknown): Kind | undefined {
  if (!isKnown(value)) return 'an expression';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : undefined;
  if (typeof value === 'boolean') return 'a boolean';
  if (Buffer.isBuffer(value)) return 'bytes';
  if (!Array.isArray(value)) return undefined;
  return value.every((entry) => entry === null || ['string', 'number', 'boolean'].includes(typeof entry))
    ? 'a list'
    : undefined;
}

function literalText(value: any, kind: Kind | undefined): string {
  if (kind !== 'a list') return String(value);
  const encoded = value.map((entry: unknown) => (kindOf(entry) === 'an expression' ? stringEncoded(entry) : undefined));
  if (encoded.some((entry?: string) => entry !== undefined && Jsonata.isEncodedJsonata(entry)))
    return Jsonata.jsonToString(value);
  if (encoded.some((entry?: string) => entry !== undefined && JsonPath.isEncodedJsonPath(entry)))
    return JsonPath.jsonToString(value as never);
  return JSON.stringify(value);
}

/** The API takes text; numbers and lists of the run become it there, and text stays as it is. */
function expressionText(value: any, dataType: DataType): string {
  const text = stringEncoded(value);
  if (Jsonata.isEncodedJsonata(text)) {
    return dataType === DataType.NUMBER || dataType === DataType.STRING_ARRAY ? Jsonata.jsonToString(text) : text;
  }
  if (typeof value === 'number' && JsonPath.isEncodedJsonPath(text)) return JsonPath.format('{}', text);
  return Array.isArray(value) && JsonPath.isEncodedJsonPath(text) ? JsonPath.jsonToString(text as never) : text;
}

function stringEncoded(value: any): string {
  return Token.asString(
    typeof value === 'string' || Tokenization.isResolvable(value) ? value : Tokenization.reverse(value),
  );
}
