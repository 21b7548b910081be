import { Jsonata, JsonPath, type Value } from '@sfn-tasks/core';
import { Token, Tokenization } from 'aws-cdk-lib';

/** A number as the text that DynamoDB takes; one that only the run knows is converted there, and text stays as it is. */
export function numberText(value: Value<number>): Value<string> {
  const text = stringEncoded(value);
  if (JsonPath.isEncodedJsonPath(text)) return JsonPath.format('{}', text);
  return Jsonata.isEncodedJsonata(text) ? Jsonata.jsonToString(text) : text;
}

/** Numbers as texts; of a whole list from the state JSONata converts the elements, and JSONPath cannot. */
export function numberTexts(values: Value<readonly Value<number>[]>): Value<readonly Value<string>[]> {
  if (Array.isArray(values)) return values.map(numberText);
  const text = stringEncoded(values as Value<string>);
  if (!Jsonata.isEncodedJsonata(text)) return values as Value<readonly string[]>;
  const list = text.startsWith('{%') ? Jsonata.stringAt(text) : text;
  return Jsonata.objectAt(`[${list}.$string($)]`);
}

function stringEncoded(value: Value<number | string>): string {
  if (typeof value !== 'number') return Token.asString(value);
  const token = Tokenization.reverseNumber(value);
  return token === undefined ? String(value) : Token.asString(token);
}
