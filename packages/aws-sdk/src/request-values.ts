import { containsExpression } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';

/** A value that only an execution knows. */
export const ANY: unique symbol = Symbol('any');

/** A value of a request: a literal, a CDK token, or one that an expression yields. */
export type RequestValue = string | typeof ANY;

/**
 * The values at a place in a request, none where it is left out.
 *
 * @param request the parameters
 * @param path members, `[]` for each of a list and `*` for each key of a map: `TransactItems[].Put.TableName`
 */
export function valuesAt(request: unknown, path: string): readonly RequestValue[] {
  const steps = path.match(/[^.[\]]+|\[\]/g) ?? [];
  return walk(request, steps);
}

function walk(value: unknown, steps: readonly string[]): readonly RequestValue[] {
  if (value === undefined || value === null) return [];
  if (isExpression(value)) return [ANY];
  const [step, ...rest] = steps;
  if (step === undefined) return Array.isArray(value) ? value.flatMap((entry) => walk(entry, [])) : [textOf(value)];
  if (typeof value !== 'object') return [];
  if (step === '[]') return Array.isArray(value) ? value.flatMap((entry) => walk(entry, rest)) : [];
  if (step === '*') return Object.keys(value).map(textOf);
  return member(value, step, rest);
}

/** A member as either SDK spells it; `Name.$` is one whose value is a path. */
function member(value: object, name: string, rest: readonly string[]): readonly RequestValue[] {
  const wanted = name.toLowerCase();
  const key = Object.keys(value).find((candidate) => candidate.replace(/\.\$$/, '').toLowerCase() === wanted);
  if (key === undefined) return [];
  return key.endsWith('.$') ? [ANY] : walk((value as Record<string, unknown>)[key], rest);
}

function textOf(value: unknown): RequestValue {
  const text = String(value);
  return typeof value === 'object' || containsExpression(text) ? ANY : text;
}

/** Whether all of a value is an expression, or a token that yields a list or an object. */
function isExpression(value: unknown): boolean {
  return typeof value === 'string' ? containsExpression(value) : Token.isUnresolved(value);
}
