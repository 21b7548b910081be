import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { Token, Tokenization } from 'aws-cdk-lib';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';

/** A value as the JSON text that an AWS SDK call takes; what only the run knows becomes text there. */
export function jsonText(value: unknown, language: QueryLanguage): string {
  if (isLiteral(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return language === QueryLanguage.JSONATA ? Jsonata.jsonToString(value) : JsonPath.jsonToString(value);
}

/** Whether a value holds no expression and no CDK token at any depth. */
function isLiteral(value: unknown): boolean {
  if (typeof value === 'string') return !Token.isUnresolved(value) && !value.startsWith('{%');
  if (typeof value !== 'object' || value === null) return !Token.isUnresolved(value);
  return !Tokenization.isResolvable(value) && Object.values(value).every(isLiteral);
}
