import { containsExpression, Jsonata, JsonPath } from '@sfn-tasks/core';

/** An expression as a token: one that is a token already, JSONata between `{%` and `%}`, or a JSONPath. */
export function expressionToken(expression: string): string {
  return containsExpression(expression) ? insideText(expression) : JsonPath.stringAt(expression);
}

/** A value that may stand inside other text: JSONata between `{%` and `%}` would be text there. */
export function insideText(value: string): string {
  return value.startsWith('{%') && value.endsWith('%}') ? Jsonata.stringAt(value) : value;
}
