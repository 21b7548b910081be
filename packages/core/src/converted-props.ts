import { Tokenization } from 'aws-cdk-lib';
import { expressionOf, isDelimited } from './expression';
import type { Report } from './report';
import { join, shown } from './shape-check';

/** A list, an object, what may be one expression as well, or the name of a member. */
const STEPS = /\[\]|\{\}|\?|[^.?[\]{}]+/g;
const stepsOf = new Map<string, readonly string[]>();

/**
 * Whether the lists and objects that a task takes apart are such; reports those that are one expression, or neither.
 *
 * @param paths where they are: `a[]` is a list, `a{}` an object, `a[].b{}` an object in each entry of a list, `a?[]` a list or one expression
 */
export function checkConvertedProps(props: object, paths: readonly string[], report: Report): boolean {
  let fit = true;
  for (const path of paths) fit = check(props, parsed(path), '', report) && fit;
  return fit;
}

/** The steps along a path; what has members is an object. */
function parsed(path: string): readonly string[] {
  const known = stepsOf.get(path);
  if (known !== undefined) return known;
  const steps = path.split('.').flatMap((part, at) => [...(at === 0 ? [] : ['{}']), ...part.match(STEPS)!]);
  stepsOf.set(path, steps);
  return steps;
}

function check(value: any, [step, ...rest]: readonly string[], at: string, report: Report): boolean {
  if (step === undefined || value === undefined) return true;
  switch (step) {
    case '?':
      return foundExpression(value) !== undefined || check(value, rest, at, report);
    case '[]':
      if (!Array.isArray(value) || expressionOf(value) !== undefined) return refuse('a list', value, at, report);
      return value.map((entry, index) => check(entry, rest, `${at}[${index}]`, report)).every(Boolean);
    case '{}':
      return isObject(value) ? check(value, rest, at, report) : refuse('an object', value, at, report);
    default:
      return check(value[step], rest, join(at, step), report);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Tokenization.isResolvable(value);
}

function refuse(kind: string, value: unknown, at: string, report: Report): false {
  // What decides permissions is told already.
  if (report.problems.some(({ parameter }) => parameter === at)) return false;
  const way = `Write ${kind}, with expressions inside where it varies.`;
  const expression = foundExpression(value);
  if (expression === undefined) {
    report.problem('INVALID_PROP', at, `expected ${kind}, found ${shown(value)}. ${way}`);
  } else {
    report.problem(
      'EXPRESSION_NOT_POSSIBLE',
      at,
      `the task takes it apart, so that one expression cannot stand for the whole, found ${expression}. ${way}`,
    );
  }
  return false;
}

/** The text of the expression that a value is as a whole. */
function foundExpression(value: unknown): string | undefined {
  return typeof value === 'string' && isDelimited(value) ? value : expressionOf(value)?.text;
}
