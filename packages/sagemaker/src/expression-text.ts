import { containsExpression, insideText, JsonPath } from '@sfn-tasks/core';

/** An expression as a token: one that is a token already, JSONata between `{%` and `%}`, or a JSONPath. */
export function expressionToken(expression: string): string {
  return containsExpression(expression) ? insideText(expression) : JsonPath.stringAt(expression);
}
