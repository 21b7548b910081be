import { insideText, Jsonata, numberText, type Value } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';

/** Numbers as texts; of a whole list from the state JSONata converts the elements, and JSONPath cannot. */
export function numberTexts(values: Value<readonly Value<number>[]>): Value<readonly Value<string>[]> {
  if (Array.isArray(values)) return values.map(numberText);
  const text = Token.asString(values);
  if (!Jsonata.isEncodedJsonata(text)) return values as Value<readonly string[]>;
  return Jsonata.objectAt(`[${insideText(text)}.$string($)]`);
}
