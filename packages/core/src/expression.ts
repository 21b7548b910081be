import { type IResolvable, Tokenization } from 'aws-cdk-lib';
import type { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';

/** A place in an expression that its grammar does not allow. */
export interface SyntaxProblem {
  /** Offset into the expression as it was written, from 0. */
  readonly position: number;
  /** What is wrong there, as a sentence. */
  readonly message: string;
}

/** An expression that Step Functions evaluates at run time. */
export interface Expression {
  readonly language: `${QueryLanguage}`;
  /** As the States Language takes it: `$.a` or `States.Format(…)` in JSONPath, `{% … %}` in JSONata. */
  readonly text: string;
  readonly problem?: SyntaxProblem;
  /** Why its value cannot be used where it stands, as a sentence. */
  readonly unfit?: string;
}

export const OPEN = '{%';
export const CLOSE = '%}';

/** Whether a string is one JSONata expression to Step Functions, as it stands. */
export function isDelimited(text: string): boolean {
  return text.length >= OPEN.length + CLOSE.length && text.startsWith(OPEN) && text.endsWith(CLOSE);
}

/** The mark of an expression token; registered globally because two copies of core may meet. */
export const EXPRESSION: unique symbol = Symbol.for('@sfn-tasks/core.Expression') as never;

/** The mark that aws-cdk-lib's own JSONPath tokens carry, and ours too, so that each library reads the other's. */
export const CDK_JSON_PATH: unique symbol = Symbol.for('@aws-cdk/aws-stepfunctions.JsonPathToken') as never;

/** The expression that a resolvable stands for, ours or aws-cdk-lib's. */
export function expressionOfToken(token: IResolvable | undefined): Expression | undefined {
  if (token === undefined) return undefined;
  const marked = token as { [EXPRESSION]?: Expression; [CDK_JSON_PATH]?: boolean; path?: string };
  if (marked[EXPRESSION] !== undefined) return marked[EXPRESSION];
  if (marked[CDK_JSON_PATH] === true) return { language: 'JSONPath', text: marked.path! };
  return undefined;
}

/** The expression that a value is, whole, in any of the encodings of a CDK token. */
export function expressionOf(value: unknown): Expression | undefined {
  switch (typeof value) {
    case 'string': {
      if (!value.includes('${Token[')) return undefined;
      const fragments = Tokenization.reverseString(value);
      return fragments.length === 1 ? expressionOfToken(fragments.firstToken) : undefined;
    }
    case 'number':
      // Encoded numbers are huge and negative; every other number skips the look-up.
      return value < -1e288 ? expressionOfToken(Tokenization.reverseNumber(value)) : undefined;
    case 'object':
      if (value === null) return undefined;
      if (Array.isArray(value)) {
        return value.length === 1 && typeof value[0] === 'string' && value[0].startsWith('#{Token[')
          ? expressionOfToken(Tokenization.reverseList(value))
          : undefined;
      }
      return expressionOfToken(value as IResolvable);
    default:
      return undefined;
  }
}

/**
 * Whether a string is or holds an expression, in either language, so that its value is known at run time only.
 *
 * @param value a literal, a CDK token, or an expression
 *
 * @example
 * import { containsExpression, JsonPath } from '@sfn-tasks/core';
 *
 * containsExpression(`order-${JsonPath.stringAt('$.id')}`); // true
 */
export function containsExpression(value: string): boolean {
  if (isDelimited(value)) return true;
  if (!value.includes('${Token[')) return false;
  return Tokenization.reverseString(value).tokens.some((token) => expressionOfToken(token) !== undefined);
}
