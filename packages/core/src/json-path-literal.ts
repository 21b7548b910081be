import { type IResolvable, JsonNull, Tokenization } from 'aws-cdk-lib';
import { type Expression, expressionOf } from './expression';
import { deferredText, fragmentsOf, holdsDeferredList, isNullToken } from './expression-token';
import { parseJsonPath } from './json-path-grammar';

/** Fixed text of a template, or a place in it that an expression fills. */
type Part = { readonly text: string } | { readonly hole: string };

/**
 * Any JSON-like value as one argument of an intrinsic function, with expressions at any depth.
 *
 * Undefined where JSONPath has no way to write it, such as for a JSONata token.
 */
export function jsonPathArgument(value: unknown): string | undefined {
  const expression = expressionOf(value);
  if (expression !== undefined) return pathText(expression);
  switch (typeof value) {
    case 'string':
      return stringArgument(value);
    case 'number':
      return numberText(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (value instanceof Date) return stringArgument(value.toISOString());
      if (Tokenization.isResolvable(value)) return resolvableText(value, quoted);
      return Array.isArray(value) ? arrayArgument(value) : objectArgument(value);
    default:
      return undefined;
  }
}

/** A template of `States.Format` as a literal: braces are escaped unless they are `{}` or escaped already. */
export function formatTemplate(template: string): string {
  return `'${outsideTokens(template, (text) =>
    text.replace(/\{\}|\\[{}]|[\\'{}]/g, (found) => (found.length > 1 ? found : `\\${found}`)),
  )}'`;
}

function pathText(expression: Expression): string | undefined {
  return expression.language === 'JSONPath' ? expression.text : undefined;
}

function quoted(text: string): string {
  return `'${escaped(text)}'`;
}

function escaped(text: string): string {
  return outsideTokens(text, (plain) => plain.replace(/[\\'{}]/g, '\\$&'));
}

/** Applies a change to the text around CDK tokens, which must stay as they are. */
function outsideTokens(text: string, change: (plain: string) => string): string {
  return text
    .split(/(\$\{Token\[[^\]]*\]\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join('');
}

function stringArgument(value: string): string | undefined {
  const parts = stringParts(value, (text) => text);
  if (parts === undefined) return undefined;
  const first = parts[0];
  if (parts.length === 1 && first !== undefined && 'hole' in first) return first.hole;
  if (isNullToken(value)) return 'null';
  return formatted(parts);
}

/** The text of a string and the expressions inside it; undefined if one of them is no JSONPath. */
function stringParts(value: string, encode: (text: string) => string): Part[] | undefined {
  if (holdsDeferredList(value)) return undefined;
  const parts: Part[] = [];
  for (const fragment of fragmentsOf(value)) {
    if (fragment.kind !== 'expression') {
      parts.push({ text: fragment.kind === 'text' ? encode(fragment.text) : fragment.text });
      continue;
    }
    const text = pathText(fragment.expression);
    if (text === undefined) return undefined;
    parts.push({ hole: text });
  }
  return parts;
}

function formatted(parts: readonly Part[]): string {
  const template = parts.map((part) => ('hole' in part ? '{}' : escaped(part.text))).join('');
  const holes = parts.flatMap((part) => ('hole' in part ? [part.hole] : []));
  return holes.length === 0 ? `'${template}'` : `States.Format(${[`'${template}'`, ...holes].join(', ')})`;
}

function numberText(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const token = Tokenization.reverseNumber(value);
  return token === undefined ? JSON.stringify(value) : deferredText(token)?.text;
}

function resolvableText(token: IResolvable, quote: (text: string) => string): string | undefined {
  if (token instanceof JsonNull) return 'null';
  const deferred = deferredText(token);
  return deferred?.quoted ? quote(deferred.text) : deferred?.text;
}

function arrayArgument(values: readonly unknown[]): string | undefined {
  const given = values.map((value) => jsonPathArgument(value ?? null));
  return given.includes(undefined) ? undefined : `States.Array(${given.join(', ')})`;
}

function objectArgument(value: object): string | undefined {
  const parts = jsonParts(value);
  return parts && `States.StringToJson(${formatted(parts)})`;
}

/** The JSON text of a value, with a place for each expression inside. */
function jsonParts(value: unknown): Part[] | undefined {
  if (expressionOf(value) !== undefined) return hole(value);
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'number') return fixed(numberText(value));
  if (typeof value === 'boolean' || value === null) return fixed(String(value));
  if (typeof value !== 'object') return undefined;
  if (value instanceof Date) return fixed(JSON.stringify(value));
  if (Tokenization.isResolvable(value)) return fixed(resolvableText(value, (text) => `"${text}"`));
  return Array.isArray(value) ? listParts(value) : memberParts(value);
}

function jsonString(value: string): Part[] | undefined {
  if (isNullToken(value)) return fixed('null');
  const parts = stringParts(value, (text) => JSON.stringify(text).slice(1, -1));
  if (parts === undefined) return undefined;
  return parts.some((part) => 'hole' in part) ? hole(value) : [{ text: '"' }, ...parts, { text: '"' }];
}

function hole(value: unknown): Part[] | undefined {
  const argument = jsonPathArgument(value);
  return argument === undefined ? undefined : [{ hole: `States.JsonToString(${argument})` }];
}

function writtenHole(text: string): Part[] | undefined {
  if (expressionOf(text) !== undefined) return hole(text);
  return 'node' in parseJsonPath(text) ? [{ hole: `States.JsonToString(${text})` }] : undefined;
}

function fixed(text: string | undefined): Part[] | undefined {
  return text === undefined ? undefined : [{ text }];
}

function listParts(values: readonly unknown[]): Part[] | undefined {
  const parts: Part[] = [{ text: '[' }];
  for (const [index, value] of values.entries()) {
    const inner = jsonParts(value ?? null);
    if (inner === undefined) return undefined;
    parts.push({ text: index === 0 ? '' : ',' }, ...inner);
  }
  return [...parts, { text: ']' }];
}

function memberParts(value: object): Part[] | undefined {
  const parts: Part[] = [{ text: '{' }];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    // A key `x.$` says, as in the States Language itself, that its text is an expression.
    const evaluated = key.endsWith('.$') && typeof member === 'string';
    const name = jsonString(evaluated ? key.slice(0, -2) : key);
    const inner = evaluated ? writtenHole(member) : jsonParts(member);
    if (name === undefined || name.some((part) => 'hole' in part) || inner === undefined) return undefined;
    parts.push({ text: parts.length === 1 ? '' : ',' }, ...name, { text: ':' }, ...inner);
  }
  return [...parts, { text: '}' }];
}
