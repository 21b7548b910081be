import { INTRINSICS } from '../intrinsics/functions';
import { type Node, parsePathOrCall } from '../intrinsics/parse';
import type { Json } from '../json';
import { referenceSegments } from '../json-path/reference-path';
import { compileExpression, isExpression } from '../jsonata/expression';
import { messageOf } from '../jsonata/guard';
import { nearestName, withNearest } from '../nearest-name';
import { parseTimestamp } from '../states/timestamp';
import type { Context } from './check-state';
import type { FieldKind } from './fields';
import type { Complain } from './problem';
import type { QueryLanguage } from './types';

/** Checks a value of a field against its kind. */
export function checkValue(
  value: Json,
  kind: FieldKind,
  language: QueryLanguage,
  location: string,
  complain: Complain,
): undefined {
  if (language === 'JSONata' && isExpression(value) && kind !== 'text' && kind !== 'assign') {
    checkExpression(value, location, complain);
    return;
  }
  const refuse = (fits: string) => complain(location, `must be ${fits}, found ${short(value)}`);
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') refuse('a string');
      return;
    case 'flag':
      if (typeof value !== 'boolean') refuse('true or false');
      return;
    case 'count':
    case 'positive': {
      const least = kind === 'count' ? 0 : 1;
      if (!Number.isInteger(value) || (value as number) < least || (value as number) > 99_999_999) {
        refuse(`an integer from ${least} to 99999999`);
      }
      return;
    }
    case 'number':
    case 'percentage':
      if (typeof value !== 'number' || value < 0 || (kind === 'percentage' && value > 100)) {
        refuse(kind === 'number' ? 'a number of at least 0' : 'a number from 0 to 100');
      }
      return;
    case 'timestamp':
      if (typeof value !== 'string' || parseTimestamp(value) === undefined) {
        refuse('a timestamp such as 2025-01-31T12:00:00Z');
      }
      return;
    case 'object':
      if (value === null || typeof value !== 'object' || Array.isArray(value)) refuse('an object');
      return;
    case 'list':
    case 'items':
      if (!Array.isArray(value)) refuse(kind === 'items' ? 'an array or a JSONata expression' : 'an array');
      return;
    case 'assign':
      if (value === null || typeof value !== 'object' || Array.isArray(value)) refuse('an object');
      else checkAssign(value, language, location, complain);
      return;
    case 'template':
      checkTemplate(value, location, complain);
      return;
    case 'expression':
      checkExpressions(value, location, complain);
      return;
    case 'pathOrNull':
      if (value !== null) checkPath(value, location, complain);
      return;
    case 'path':
      checkPath(value, location, complain);
      return;
    case 'pathOrCall':
      checkPathOrCall(value, location, complain);
      return;
    case 'referenceOrNull':
      if (value !== null) checkReference(value, location, complain);
  }
}

/** A field that names a state: it must be there. */
export function checkTarget(
  from: Readonly<Record<string, any>>,
  field: string,
  names: readonly string[] | undefined,
  location: string,
  complain: Complain,
): undefined {
  const name: unknown = from[field];
  const place = `${location}/${field}`;
  if (typeof name !== 'string') return complain(place, `must name a state, found ${short(name as Json)}`);
  if (names?.includes(name) ?? true) return;
  const missing = `Missing '${field}' target: ${name}`;
  complain(place, missing, 'MISSING_TRANSITION_TARGET', nearestName(name, names ?? []));
}

/** Fields that are none would be passed over in silence: a misspelt one changes what runs. */
export function checkFields(
  given: object,
  fields: readonly string[],
  what: string,
  location: string,
  complain: Complain,
): undefined {
  for (const field of Object.keys(given)) {
    if (!fields.includes(field))
      complain(`${location}/${field}`, withNearest(`is no field of ${what}`, nearestName(field, fields)));
  }
}

function checkAssign(
  value: { [key: string]: Json },
  language: QueryLanguage,
  location: string,
  complain: Complain,
): undefined {
  for (const key of Object.keys(value)) {
    const name = language === 'JSONPath' ? key.replace(/\.\$$/, '') : key;
    if (!/^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u.test(name) || name === 'states') {
      complain(
        `${location}/${key}`,
        'is no name of a variable: at most 80 letters, digits and underscores, and not "states"',
      );
    }
  }
  if (language === 'JSONPath') checkTemplate(value, location, complain);
  else checkExpressions(value, location, complain);
}

/** Each field that ends in `.$` must be a path or an intrinsic function. */
function checkTemplate(value: Json, location: string, complain: Complain): undefined {
  if (value === null || typeof value !== 'object') return;
  for (const [key, item] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${location}[${key}]` : `${location}/${key}`;
    if (!Array.isArray(value) && key.endsWith('.$')) checkPathOrCall(item, place, complain);
    else checkTemplate(item, place, complain);
  }
}

/** Each string `{% … %}` must be an expression that parses. */
export function checkExpressions(value: Json, location: string, complain: Complain): undefined {
  if (isExpression(value)) checkExpression(value, location, complain);
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) checkExpressions(item, `${location}[${at}]`, complain);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) checkExpressions(item, `${location}/${key}`, complain);
  }
}

export function checkExpression(value: string, location: string, complain: Complain): undefined {
  try {
    compileExpression(value);
  } catch (error) {
    complain(location, `is no JSONata expression that can run: ${messageOf(error)}`);
  }
}

/** A path; functions stand in templates alone. */
export function checkPath(value: Json, location: string, complain: Complain): undefined {
  if (typeof value === 'string' && value.startsWith('$')) return checkPathOrCall(value, location, complain);
  complain(location, `must be a path, found ${short(value)}`);
}

/** A path, or an intrinsic function whose arguments fit in number. */
function checkPathOrCall(value: Json, location: string, complain: Complain): undefined {
  if (typeof value !== 'string') {
    complain(location, `must be a path or an intrinsic function, found ${short(value)}`);
    return;
  }
  try {
    checkNode(parsePathOrCall(value), location, complain);
  } catch (error) {
    complain(location, `${short(value)} is no path or intrinsic function: ${messageOf(error)}`);
  }
}

function checkNode(node: Node, location: string, complain: Complain): undefined {
  if (node.kind !== 'call') return;
  const known = Object.hasOwn(INTRINSICS, node.name) ? INTRINSICS[node.name] : undefined;
  if (!known) {
    const nearest = nearestName(node.name, Object.keys(INTRINSICS)).replace('mean ', 'mean States.');
    complain(location, withNearest(`there is no intrinsic function States.${node.name}`, nearest));
  } else if (node.args.length < known.least || node.args.length > known.most) {
    complain(location, `States.${node.name} does not take ${node.args.length} arguments`);
  }
  for (const arg of node.args) checkNode(arg, location, complain);
}

function checkReference(value: Json, location: string, complain: Complain): undefined {
  try {
    if (typeof value === 'string' && referenceSegments(value) !== undefined) return;
  } catch {
    // The message below says what fits.
  }
  complain(location, `must be a reference path such as $.result, found ${short(value)}`);
}

function short(value: Json): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** At most one of the fields, or exactly one. */
export function exclusive(
  state: any,
  fields: readonly string[],
  { location, complain }: Context,
  required: boolean,
): undefined {
  const found = fields.filter((field) => state[field] !== undefined);
  if (found.length > 1) complain(`${location}/${found[1]}`, `must not stand beside ${found[0]}`);
  if (required && found.length === 0)
    complain(`${location}/${fields[0]}`, `is missing: the state has one of ${fields.join(', ')}`);
}

/** A part of a field that is a template, or holds expressions. */
export function checkPart(
  value: Json | undefined,
  language: QueryLanguage,
  location: string,
  complain: Complain,
): undefined {
  if (value === undefined) return;
  if (language === 'JSONPath') checkTemplate(value, location, complain);
  else checkExpressions(value, location, complain);
}
