import { Jsonata, JsonPath, type Value } from '@sfn-tasks/core';
import { Token, Tokenization } from 'aws-cdk-lib';

/** A number as the text that the API wants; one from the state becomes text at run time. */
export function textOf(value: Value<number>): string {
  if (typeof value === 'string') return Jsonata.jsonToString(Jsonata.stringAt(value));
  const token = typeof value === 'number' ? Tokenization.reverseNumber(value) : value;
  if (token === undefined) return String(value);
  const text = Token.asString(token);
  if (Jsonata.isEncodedJsonata(text)) return Jsonata.jsonToString(text);
  return JsonPath.isEncodedJsonPath(text) ? JsonPath.format('{}', text) : text;
}
