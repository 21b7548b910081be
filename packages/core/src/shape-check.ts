import type { Shape, Shapes } from './api';
import { didYouMean } from './errors';
import type { Report } from './report';

/** The types that need no entry in a package's shapes. */
const BUILT_IN: Shapes = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  float: { type: 'float' },
  boolean: { type: 'boolean' },
  timestamp: { type: 'timestamp' },
  blob: { type: 'blob' },
  document: { type: 'document' },
};

/** The shape of that name, or undefined where nothing is known and anything fits. */
export function shapeNamed(shapes: Shapes, name: string | undefined): Shape | undefined {
  if (name === undefined) return undefined;
  return BUILT_IN[name] ?? shapes[name];
}

/** Reports a value that is no object, list or expression where its shape says otherwise, or whose content AWS may refuse. */
export function checkScalar(shape: Shape, value: unknown, at: string, report: Report): void {
  switch (shape.type) {
    case 'document':
      return;
    case 'timestamp':
      if (typeof value !== 'string' && typeof value !== 'number') wrongType('a timestamp', value, at, report);
      return;
    case 'blob':
      if (typeof value !== 'string') wrongType('a string (of bytes)', value, at, report);
      return;
    case 'string':
      if (typeof value !== 'string') wrongType('a string', value, at, report);
      else checkString(shape, value, at, report);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') wrongType('true or false', value, at, report);
      return;
    case 'integer':
    case 'float':
      if (typeof value !== 'number') wrongType('a number', value, at, report);
      else if (shape.type === 'integer' && !Number.isInteger(value)) wrongType('a whole number', value, at, report);
      else checkRange(shape, value, 'value', at, report);
      return;
    default:
      wrongType(KIND[shape.type], value, at, report);
  }
}

/** Reports members that the API does not have, or that it needs and that are missing; `.$` keys count as their member. */
export function checkMembers(
  shape: Extract<Shape, { type: 'structure' }>,
  keys: readonly string[],
  at: string,
  report: Report,
): void {
  const names = new Set(keys.map((key) => (key.endsWith('.$') ? key.slice(0, -2) : key)));
  for (const name of names) {
    if (Object.hasOwn(shape.members, name)) continue;
    const members = Object.keys(shape.members);
    report.problem(
      'API_UNKNOWN_PARAMETER',
      join(at, name),
      `the API has no parameter ${JSON.stringify(name)}.${didYouMean(name, members)} It takes: ${listed(members)}.`,
    );
  }
  for (const required of shape.required ?? []) {
    if (!names.has(required)) {
      report.problem(
        'API_MISSING_PARAMETER',
        join(at, required),
        'the API requires this parameter, and it is not set.',
      );
    }
  }
  if (shape.union === true && names.size !== 1) {
    report.problem(
      'API_WRONG_TYPE',
      at || undefined,
      `exactly one of ${listed(Object.keys(shape.members))} fits here, found ${names.size === 0 ? 'none' : listed([...names])}.`,
    );
  }
}

/** Warns of a list or map whose size AWS may refuse. */
export function checkSize(
  shape: { readonly min?: number; readonly max?: number },
  size: number,
  at: string,
  report: Report,
): void {
  checkRange(shape, size, 'number of entries', at, report);
}

/** Reports a value of another kind than its shape. */
export function wrongType(expected: string, found: unknown, at: string, report: Report): void {
  report.problem('API_WRONG_TYPE', at || undefined, `expected ${expected}, found ${shown(found)}.`);
}

/** A value as an error message shows it. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const text = (toJson(value) ?? String(value)).replace(/\$\{Token\[[^\]]*\]\}/g, '<known at deployment>');
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** JSON where there is one: not of what contains itself, nor of what JSON has no word for. */
function toJson(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value, (_key, member) => (typeof member === 'bigint' ? String(member) : member));
  } catch {
    return 'a value that is no JSON';
  }
}

/** The path of a member below a path. */
export function join(at: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${at}[${JSON.stringify(key)}]`;
  return at === '' ? key : `${at}.${key}`;
}

const KIND = { structure: 'an object', map: 'an object', list: 'a list' };

function checkString(shape: Extract<Shape, { type: 'string' }>, value: string, at: string, report: Report): void {
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    report.warning(
      'API_UNEXPECTED_VALUE',
      at,
      `found ${shown(value)}, known values are ${listed(shape.enum)}.${didYouMean(value, shape.enum)}`,
    );
  }
  checkRange(shape, [...value].length, 'length', at, report);
  if (shape.pattern !== undefined && !matches(shape.pattern, value)) {
    report.warning('API_UNEXPECTED_VALUE', at, `found ${shown(value)}, the API expects the pattern ${shape.pattern}.`);
  }
}

function checkRange(
  limits: { readonly min?: number; readonly max?: number },
  size: number,
  what: string,
  at: string,
  report: Report,
): void {
  const { min, max } = limits;
  if ((min === undefined || size >= min) && (max === undefined || size <= max)) return;
  const bounds = max === undefined ? `at least ${min}` : min === undefined ? `at most ${max}` : `${min} to ${max}`;
  report.warning('API_UNEXPECTED_VALUE', at, `the ${what} is ${size}, the API expects ${bounds}.`);
}

const patterns = new Map<string, RegExp>();

function matches(pattern: string, value: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = compile(pattern);
    patterns.set(pattern, compiled);
  }
  return compiled.test(value);
}

/**
 * Patterns of AWS models are written for other dialects too: those with Unicode classes need the `u` flag, others do not compile with it.
 * One without any anchor describes the whole value.
 */
function compile(pattern: string): RegExp {
  const whole = /[$^]/.test(pattern) ? pattern : `^(?:${pattern})$`;
  try {
    return new RegExp(whole, 'u');
  } catch {
    return new RegExp(whole);
  }
}

function listed(values: readonly string[]): string {
  return values.length > 25 ? `${values.slice(0, 25).join(', ')}, … (${values.length} in all)` : values.join(', ');
}
