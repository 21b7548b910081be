import type { Json } from '../json';
import type { Context } from './check-state';
import { checkFields, checkPath, checkValue, exclusive } from './check-value';
import type { FieldKind } from './fields';
import type { Complain } from './problem';

/** An object of a definition. */
export type Given = Readonly<Record<string, any>>;

/** A part of a Map that is an object: its fields, with what they may be. */
export type PartFields = Readonly<Record<string, FieldKind | 'headers' | readonly string[]>>;

/** The fields of an object: those that are numbers may be paths in JSONPath. */
export function checkPartFields(given: Given, fields: PartFields, what: string, context: Context): undefined {
  const { location, complain, language } = context;
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    return complain(location, 'must be an object');
  const numbers = Object.keys(fields).filter((name) => fields[name] === 'positive');
  const paths = language === 'JSONPath' ? numbers.map((name) => `${name}Path`) : [];
  checkFields(given, [...Object.keys(fields), ...paths], `${what} in ${language}`, location, complain);
  for (const name of numbers) exclusive(given, [name, `${name}Path`], context, false);
  for (const name of paths) if (given[name] !== undefined) checkPath(given[name], `${location}/${name}`, complain);
  for (const [name, kind] of Object.entries(fields)) {
    const value = given[name] as Json | undefined;
    if (value === undefined) continue;
    const place = `${location}/${name}`;
    if (kind === 'headers') checkHeaders(value, place, complain);
    else if (typeof kind === 'string') checkValue(value, kind, language, place, complain);
    else checkChoice(value, kind, place, complain);
  }
}

function checkChoice(value: unknown, names: readonly string[], place: string, complain: Complain): undefined {
  if (value === undefined || names.includes(value as string)) return;
  complain(place, `must be ${oneOf(names)}, found ${JSON.stringify(value)}`);
}

function oneOf(names: readonly string[]): string {
  return names.length === 2 ? names.join(' or ') : `one of ${names.join(', ')}`;
}

function checkHeaders(value: Json, place: string, complain: Complain): undefined {
  const names = Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
  if (!names) complain(place, 'must be an array of names');
}
