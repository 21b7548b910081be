import type { Surroundings } from '../definition/types';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import { compileJsonataTemplate } from './jsonata-template';
import { compileTemplate } from './payload-template';

/** Compiles a field that sees the input of its state, in the state's query language; the location is the field's name, in errors. */
export function compileFieldTemplate(
  template: Json,
  location: string,
  { language }: Pick<Surroundings, 'language'>,
): (input: Json, branch: Branch) => Maybe<Json> {
  if (language === 'JSONPath') return compileTemplate(template);
  const reader = compileJsonataTemplate(template, location);
  return (input, branch) => reader({ input }, branch);
}
