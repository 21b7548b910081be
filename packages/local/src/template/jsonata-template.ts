import { queryFailure } from '../failure';
import type { Json, JsonObject } from '../json';
import { type Bindings, compileExpression, type Expression, isExpression } from '../jsonata/expression';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';

/** What `$states` has besides the context object. */
export interface StatesVariable {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** Makes a value of a template whose strings may be expressions. */
export type JsonataReader = (states: StatesVariable, branch: Branch) => Maybe<Json>;

type Part = (bindings: (functions: boolean) => Bindings) => Promise<Json>;

/** Compiles a value in which strings `{% … %}` are expressions; the location is the field's name, in errors. */
export function compileJsonataTemplate(template: Json, location: string): JsonataReader {
  const part = partOf(template, location);
  if (part === undefined) return () => template;
  return (states, branch) => part((functions) => bindingsOf(states, branch, functions));
}

/** What expressions see in a state. Each evaluation gets its own, since it may bind more. */
function bindingsOf(states: StatesVariable, branch: Branch, functions: boolean): Bindings {
  const bindings: Bindings = functions ? { ...branch.run.jsonataFunctions } : {};
  branch.scope.addTo(bindings);
  bindings['states'] = { ...states, context: branch.context() };
  return bindings;
}

function partOf(template: Json, location: string): Part | undefined {
  if (isExpression(template)) return expressionPart(compileExpression(template), location);
  if (template === null || typeof template !== 'object') return undefined;
  if (Array.isArray(template)) {
    const parts = template.map((item, at) => partOf(item, `${location}[${at}]`));
    if (parts.every((part) => part === undefined)) return undefined;
    return async (bindings) => {
      const made: Json[] = [];
      for (const [at, part] of parts.entries()) made.push(part ? await part(bindings) : template[at]!);
      return made;
    };
  }
  const fields = Object.entries(template).map(([key, value]) => ({
    key,
    value,
    part: partOf(value, `${location}/${key}`),
  }));
  if (fields.every(({ part }) => part === undefined)) return undefined;
  return async (bindings) => {
    const made: [string, Json][] = [];
    for (const { key, value, part } of fields) made.push([key, part ? await part(bindings) : value]);
    return Object.fromEntries(made) as JsonObject;
  };
}

function expressionPart(expression: Expression, location: string): Part {
  const there = (value: Json | undefined): Json => {
    if (value !== undefined) return value;
    throw queryFailure(
      `The JSONata expression '${expression.text}' specified for the field '${location}' returned nothing (undefined).`,
      location,
    );
  };
  return (bindings) => expression.evaluate(bindings(expression.callsFunctions), location).then(there);
}

/** JSONata's name of a value's type. */
export function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A field that is a value or an expression, and whose value must be of a type. */
export function compileTyped(
  template: Json,
  location: string,
  type: 'array' | 'boolean' | 'number' | 'string' | 'array or object',
): JsonataReader {
  const reader = compileJsonataTemplate(template, location);
  if (!isExpression(template)) return reader;
  const { text } = compileExpression(template);
  const fitting = (value: Json): Json => {
    if (type.split(' or ').includes(typeName(value))) return value;
    throw queryFailure(
      `The JSONata expression '${text}' specified for the field '${location}' returned an unexpected result type. Expected '${type}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
      location,
    );
  };
  return (states, branch) => then(reader(states, branch), fitting);
}
