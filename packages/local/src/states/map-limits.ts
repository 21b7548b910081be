import type { Surroundings } from '../definition/types';
import { queryFailure, runtimeFailure } from '../failure';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileReader } from '../template/evaluate';
import { compileTyped } from '../template/jsonata-template';

/** A number that a field, its path or its expression gives. */
export type Limit = (input: Json, branch: Branch) => Maybe<number | undefined>;

/** Compiles a numeric field of a Map, with its `Path` variant. */
export function compileLimit(
  fields: Readonly<Record<string, any>>,
  field: string,
  kind: 'integer' | 'float',
  { language }: Surroundings,
): Limit {
  const given = fields[field] as Json | undefined;
  const path = fields[`${field}Path`] as string | undefined;
  if (path !== undefined) return pathLimit(path, field, kind);
  if (given === undefined) return () => undefined;
  if (language === 'JSONPath' || typeof given === 'number') return () => given as number;
  const reader = compileTyped(given, field, 'number');
  return (input, branch) =>
    then(reader({ input }, branch), (value) => {
      if (kind === 'integer' && !Number.isInteger(value)) {
        throw queryFailure(`The ${field} field must be an integer but was: ${JSON.stringify(value)}`, field);
      }
      return value as number;
    });
}

function pathLimit(path: string, field: string, kind: 'integer' | 'float'): Limit {
  const reader = compileReader(path);
  return (input, branch) => {
    const value = reader(input, branch);
    // Numbers in text are numbers, as in Java's parsers.
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || Number.isNaN(number) || (kind === 'integer' && !Number.isInteger(number))) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      throw runtimeFailure(`The ${field}Path field refers to value "${text}" which is not a valid ${kind}: ${path}`);
    }
    return number;
  };
}
