import { queryFailure } from '../failure';
import type { Json, JsonObject } from '../json';
import { UNSURE } from '../jsonata/direct';
import { type Bindings, compileExpression, type Expression, isExpression } from '../jsonata/expression';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';

/** What `$states` has besides the context object. */
interface StatesVariable {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** Makes a value of a template whose strings may be expressions. */
type JsonataReader = (states: StatesVariable, branch: Branch) => Maybe<Json>;

type Part = (states: StatesVariable, branch: Branch) => Maybe<Json>;

/** Compiles a value in which strings `{% … %}` are expressions; the location is the field's name, in errors. */
export function compileJsonataTemplate(template: Json, location: string): JsonataReader {
  return partOf(template, location) ?? (() => template);
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
  const isList = Array.isArray(template);
  const fields = Object.entries(template).map(([key, value]) => ({
    key,
    value,
    part: partOf(value, isList ? `${location}[${key}]` : `${location}/${key}`),
  }));
  if (fields.every(({ part }) => part === undefined)) return undefined;
  return (states, branch) => {
    const made: [string, Json][] = [];
    const from = (at: number): Maybe<Json> => {
      for (let index = at; index < fields.length; index += 1) {
        const { key, value, part } = fields[index]!;
        const item = part ? part(states, branch) : value;
        if (item instanceof Promise) {
          return item.then((found) => {
            made.push([key, found]);
            return from(index + 1);
          });
        }
        made.push([key, item]);
      }
      return isList ? made.map(([, item]) => item) : (Object.fromEntries(made) as JsonObject);
    };
    return from(0);
  };
}

function expressionPart(expression: Expression, location: string): Part {
  const { text, direct, callsFunctions } = expression;
  const there = (value: Json | undefined): Json => {
    if (value !== undefined) return value;
    throw queryFailure(
      `The JSONata expression '${text}' specified for the field '${location}' returned nothing (undefined).`,
      location,
    );
  };
  return (states, branch) => {
    const value = direct ? direct((name) => variableOf(name, states, branch)) : UNSURE;
    if (value !== UNSURE) return value;
    return expression.evaluate(bindingsOf(states, branch, callsFunctions), location).then(there);
  };
}

/** A variable that an expression reads, without those that it does not. */
function variableOf(name: string, states: StatesVariable, branch: Branch): Json | undefined {
  return name === 'states' ? { ...(states as { input: Json }), context: branch.context() } : branch.scope.get(name);
}

/** JSONata's name of a value's type. */
function typeName(value: Json): string {
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
