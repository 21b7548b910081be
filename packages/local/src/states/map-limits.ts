import type { Surroundings } from '../definition/types';
import { queryFailure, runtimeFailure } from '../failure';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileReader } from '../template/evaluate';
import { compileTyped } from '../template/jsonata-template';
import { numberOf } from './path-number';

/** A number that a field, its path or its expression gives. */
type Limit = (input: Json, branch: Branch) => Maybe<number | undefined>;

/** What a numeric field may be. */
export interface Range {
  readonly least: number;
  readonly most?: number;
  /** In AWS's words, after "must be". */
  readonly fits: string;
}

/** Not less than nothing. */
export const COUNT: Range = { least: 0, fits: 'a non-negative integer' };
/** A share of a hundred. */
export const PERCENTAGE: Range = { least: 0, most: 100, fits: 'between 0 and 100' };

/** Compiles a numeric field of a Map, with its `Path` variant; the place is the object in the state that has it, in errors. */
export function compileLimit(
  fields: Readonly<Record<string, any>>,
  field: string,
  kind: 'integer' | 'float',
  surroundings: Surroundings,
  range?: Range,
  place = '',
): Limit {
  const limit = compileNumber(fields, field, kind, surroundings, place);
  if (range === undefined) return limit;
  const { least, most = Infinity, fits } = range;
  return (input, branch) =>
    then(limit(input, branch), (value) => {
      if (value === undefined || (value >= least && value <= most)) return value;
      const cause = `${field} must be ${fits}.`;
      throw surroundings.language === 'JSONPath' ? runtimeFailure(cause) : queryFailure(cause, place + field);
    });
}

function compileNumber(
  fields: Readonly<Record<string, any>>,
  field: string,
  kind: 'integer' | 'float',
  { language }: Surroundings,
  place: string,
): Limit {
  const given = fields[field] as Json | undefined;
  const path = fields[`${field}Path`] as string | undefined;
  if (path !== undefined) return pathLimit(path, field, kind);
  if (given === undefined) return () => undefined;
  if (language === 'JSONPath' || typeof given === 'number') return () => given as number;
  const location = place + field;
  const reader = compileTyped(given, location, 'number');
  return (input, branch) =>
    then(reader({ input }, branch), (value) => {
      if (kind === 'integer' && !Number.isInteger(value)) {
        throw queryFailure(`The ${field} field must be an integer but was: ${JSON.stringify(value)}`, location);
      }
      return value as number;
    });
}

function pathLimit(path: string, field: string, kind: 'integer' | 'float'): Limit {
  const reader = compileReader(path);
  return (input, branch) => {
    const value = reader(input, branch);
    const number = numberOf(value, kind);
    if (number === undefined) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      throw runtimeFailure(`The ${field}Path field refers to value "${text}" which is not a valid ${kind}: ${path}`);
    }
    return number;
  };
}
