import { Token, Tokenization } from 'aws-cdk-lib';
import type { Value } from './api';
import { expressionOf } from './expression';
import { JsonPath } from './json-path';
import { Jsonata } from './jsonata';

/**
 * A number as text, for APIs that want numbers so: one that only the run knows is converted there, and text stays as it is.
 *
 * @param value a number, a CDK token of one, or an expression
 *
 * @example
 * import { JsonPath, numberText } from '@sfn-tasks/core';
 *
 * numberText(4); // '4'
 * numberText(JsonPath.numberAt('$.n')); // States.Format('{}', $.n)
 */
export function numberText(value: Value<number | string>): string {
  const text = encoded(value);
  if (expressionOf(text)?.unfit !== undefined) return text;
  if (JsonPath.isEncodedJsonPath(text)) return JsonPath.format('{}', text);
  return Jsonata.isEncodedJsonata(text) ? Jsonata.jsonToString(text) : text;
}

function encoded(value: Value<number | string>): string {
  if (typeof value !== 'number') return Token.asString(value);
  const token = Tokenization.reverseNumber(value);
  return token === undefined ? String(value) : Token.asString(token);
}
