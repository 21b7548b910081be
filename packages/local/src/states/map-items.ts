import type { StateDefinition, Surroundings } from '../definition/types';
import { queryFailure, runtimeFailure } from '../failure';
import type { Json } from '../json';
import { isExpression } from '../jsonata/expression';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileReader } from '../template/evaluate';
import { compileFieldTemplate } from '../template/field-template';
import { compileJsonataTemplate, compileTyped } from '../template/jsonata-template';

/** An item of a Map, with its key where the items are the members of an object. */
export interface Item {
  readonly Value: Json;
  readonly Key?: string;
  readonly Source?: string;
}

/** The items of a Map, from its input. */
export type Items = (input: Json, branch: Branch) => Maybe<readonly Item[]>;

/** Makes the input of an iteration; the branch knows the item. */
export type Selector = (input: Json, branch: Branch) => Maybe<Json>;

/** Compiles ItemsPath, or Items. */
export function compileItems(definition: StateDefinition, { language }: Surroundings): Items {
  if (language === 'JSONata') return jsonataItems(definition);
  const path = (definition['ItemsPath'] as string | undefined) ?? '$';
  const reader = compileReader(path);
  return (input, branch) => {
    const value = reader(input, branch);
    // AWS names a path into the context object from its own root.
    if (!Array.isArray(value))
      throw runtimeFailure(`Reference path "${path.replace(/^\$\$/, '$')}" must point to array.`);
    branch.inspect?.('afterItemsPath', value);
    return itemsOf(value);
  };
}

function jsonataItems(definition: StateDefinition): Items {
  const given = definition['Items'] as Json | undefined;
  if (given === undefined) {
    return (input) => {
      if (!Array.isArray(input))
        throw queryFailure(`Map state input must be an array but was: ${JSON.stringify(input)}`);
      return itemsOf(input);
    };
  }
  const reader = isExpression(given) ? compileTyped(given, 'Items', 'array') : compileJsonataTemplate(given, 'Items');
  return (input, branch) => then(reader({ input }, branch), (value) => itemsOf(value as Json[]));
}

/** Values as items. */
export function itemsOf(values: readonly Json[]): Item[] {
  return values.map((Value) => ({ Value }));
}

/** Compiles ItemSelector, or the older Parameters. */
export function compileSelector(definition: StateDefinition, surroundings: Surroundings): Selector | undefined {
  const given = (definition['ItemSelector'] ?? definition['Parameters']) as Json | undefined;
  return given === undefined ? undefined : compileFieldTemplate(given, 'ItemSelector', surroundings);
}
