import { type IResolvable, JsonNull, Tokenization } from 'aws-cdk-lib';
import { type Expression, expressionOf, isDelimited } from './expression';
import { deferredText, fragmentsOf, holdsDeferredList, isNullToken } from './expression-token';
import { withoutDelimiters } from './jsonata-grammar';

/** What needs no parentheses as an operand: names with dots between, or a literal. */
const PLAIN = /^\$?[\w$]+(\.\w+)*$/;

/**
 * Any JSON-like value as the source of a JSONata expression, without delimiters, with expressions at any depth.
 *
 * Undefined where JSONata has no way to write it, such as for a JSONPath token.
 */
export function jsonataArgument(value: unknown): string | undefined {
  const expression = expressionOf(value);
  if (expression !== undefined) return sourceOf(expression);
  switch (typeof value) {
    case 'string':
      return isDelimited(value) ? parenthesized(withoutDelimiters(value)) : stringSource(value);
    case 'number':
      return numberSource(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (value instanceof Date) return JSON.stringify(value);
      if (Tokenization.isResolvable(value)) return resolvableSource(value);
      return Array.isArray(value) ? arraySource(value) : objectSource(value);
    default:
      return undefined;
  }
}

/** The source of a value such that an operator may stand on either side. */
export function jsonataOperand(value: unknown): string | undefined {
  const source = jsonataArgument(value);
  return source === undefined || typeof value === 'number' ? source : operand(source);
}

function operand(source: string): string {
  return /^"(?:[^"\\]|\\.)*"$/.test(source) || /^\((?:[^()"'`]*)\)$/.test(source) ? source : parenthesized(source);
}

function parenthesized(source: string): string {
  const trimmed = source.trim();
  return PLAIN.test(trimmed) ? trimmed : `(${trimmed})`;
}

function sourceOf(expression: Expression): string | undefined {
  return expression.language === 'JSONata' ? parenthesized(withoutDelimiters(expression.text)) : undefined;
}

function stringSource(value: string): string | undefined {
  if (holdsDeferredList(value)) return undefined;
  if (isNullToken(value)) return 'null';
  const operands: string[] = [];
  let literal = '';
  for (const fragment of fragmentsOf(value)) {
    if (fragment.kind !== 'expression') {
      literal += fragment.kind === 'text' ? JSON.stringify(fragment.text).slice(1, -1) : fragment.text;
      continue;
    }
    const source = sourceOf(fragment.expression);
    if (source === undefined) return undefined;
    if (literal !== '') operands.push(`"${literal}"`);
    operands.push(source);
    literal = '';
  }
  if (literal !== '' || operands.length === 0) operands.push(`"${literal}"`);
  return operands.join(' & ');
}

function numberSource(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const token = Tokenization.reverseNumber(value);
  return token === undefined ? JSON.stringify(value) : deferredText(token)?.text;
}

function resolvableSource(token: IResolvable): string | undefined {
  if (token instanceof JsonNull) return 'null';
  const deferred = deferredText(token);
  return deferred?.quoted ? `"${deferred.text}"` : deferred?.text;
}

function arraySource(values: readonly unknown[]): string | undefined {
  const sources = values.map((value) => elementSource(value ?? null));
  return sources.includes(undefined) ? undefined : `[${sources.join(', ')}]`;
}

/** An array constructor takes the elements of a list that an expression yields; two more brackets keep the list whole. */
function elementSource(value: unknown): string | undefined {
  const source = jsonataArgument(value);
  const evaluated = expressionOf(value) !== undefined || (typeof value === 'string' && isDelimited(value));
  if (source === undefined || !evaluated) return source;
  return `($value := ${source}; $type($value) = "array" ? [[$value]] : $value)`;
}

function objectSource(value: object): string | undefined {
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const name = stringSource(key);
    const source = jsonataArgument(member);
    if (name === undefined || source === undefined || key === '__proto__') return undefined;
    members.push(`${name}: ${source}`);
  }
  return `{${members.join(', ')}}`;
}
