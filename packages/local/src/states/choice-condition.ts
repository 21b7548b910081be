import { runtimeFailure } from '../failure';
import type { Json } from '../json';
import { NoValue } from '../json-path/evaluate';
import type { Branch } from '../run/branch';
import { compileRawReader, isDefinitePath } from '../template/evaluate';
import { parseTimestamp } from './timestamp';
import { compileWildcard } from './wildcard';

/** Whether a rule of a Choice holds. */
export type Condition = (input: Json, branch: Branch) => boolean;
type Rule = Readonly<Record<string, any>>;

/** The tests of a value alone; the flag is what the rule expects. */
const TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};

/** All comparison operators, without `Path`. */
const COMPARISONS = [
  ...['String', 'Numeric', 'Timestamp'].flatMap((type) =>
    ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'].map((order) => type + order),
  ),
  'BooleanEquals',
];

/** All operators of a rule that compares a variable. */
export const OPERATORS = [
  ...Object.keys(TESTS),
  'IsPresent',
  'StringMatches',
  ...COMPARISONS,
  ...COMPARISONS.map((name) => `${name}Path`),
];

/** Compiles a rule of JSONPath, whatever it is made of. */
export function compileCondition(rule: Rule): Condition {
  if (rule['And']) {
    const parts = (rule['And'] as Rule[]).map(compileCondition);
    return (input, branch) => parts.every((part) => part(input, branch));
  }
  if (rule['Or']) {
    const parts = (rule['Or'] as Rule[]).map(compileCondition);
    return (input, branch) => parts.some((part) => part(input, branch));
  }
  if (rule['Not']) {
    const part = compileCondition(rule['Not'] as Rule);
    return (input, branch) => !part(input, branch);
  }
  const operator = OPERATORS.find((name) => Object.hasOwn(rule, name))!;
  return compileComparison(rule['Variable'] as string, operator, rule[operator] as Json);
}

function compileComparison(variable: string, operator: string, operand: Json): Condition {
  const raw = compileRawReader(variable);
  if (operator === 'IsPresent') {
    const definite = isDefinitePath(variable);
    return (input, branch) => {
      const value = raw(input, branch);
      const present = !(value instanceof NoValue) && (definite || !(Array.isArray(value) && value.length === 0));
      return present === operand;
    };
  }
  const read = required(variable);
  if (operator === 'StringMatches') {
    const matches = compileWildcard(operand as string);
    return (input, branch) => {
      const value = read(input, branch);
      return typeof value === 'string' && matches(value);
    };
  }
  const test = TESTS[operator];
  if (test) return (input, branch) => test(read(input, branch)) === operand;
  const compare = comparatorOf(operator);
  if (!operator.endsWith('Path')) return (input, branch) => compare(read(input, branch), operand);
  const other = required(operand as string);
  return (input, branch) => compare(read(input, branch), other(input, branch));
}

/** A path whose absence is a failure. */
function required(path: string): (input: Json, branch: Branch) => Json {
  const raw = compileRawReader(path);
  return (input, branch) => {
    const value = raw(input, branch);
    if (value instanceof NoValue) {
      throw runtimeFailure(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
    }
    return value;
  };
}

type Compare = (left: Json, right: Json) => boolean;

function comparatorOf(operator: string): Compare {
  const [, type, order] = /^(String|Numeric|Timestamp|Boolean)(\w+?)(?:Path)?$/.exec(operator)!;
  const holds = ORDERS[order!]!;
  if (type === 'Timestamp') {
    return (left, right) => {
      const [from, to] = [timeOf(left), timeOf(right)];
      return from !== undefined && to !== undefined && holds(from, to);
    };
  }
  const wanted = type === 'Numeric' ? 'number' : type!.toLowerCase();
  return (left, right) => typeof left === wanted && typeof right === wanted && holds(left as number, right as number);
}

const ORDERS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  Equals: (left, right) => left === right,
  LessThan: (left, right) => left < right,
  GreaterThan: (left, right) => left > right,
  LessThanEquals: (left, right) => left <= right,
  GreaterThanEquals: (left, right) => left >= right,
};

function timeOf(value: Json): number | undefined {
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}
