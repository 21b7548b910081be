import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';
import { Failure, runtimeFailure } from '../failure';
import type { Json } from '../json';
import { NoValue } from '../json-path/evaluate';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileRawReader } from '../template/evaluate';
import { compileTyped } from '../template/jsonata-template';
import { stateOf } from './state';

type TextReader = (input: Json, branch: Branch) => Maybe<string | undefined>;

/** A Fail state: it never gives an output. */
export function compileFail(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const [error, cause] = (['Error', 'Cause'] as const).map((field) =>
    surroundings.language === 'JSONata' ? jsonataText(definition, field) : pathText(definition, field),
  ) as [TextReader, TextReader];
  return stateOf(definition, surroundings, {
    exited: undefined,
    next: undefined,
    run: (branch, input) => {
      if (surroundings.language === 'JSONPath') branch.inspect?.('afterInputPath', input);
      return then(error(input, branch), (name) =>
        then(cause(input, branch), (reason) => {
          throw new Failure(name, reason);
        }),
      );
    },
  });
}

function jsonataText(definition: StateDefinition, field: string): TextReader {
  if (definition[field] === undefined) return () => undefined;
  const reader = compileTyped(definition[field], field, 'string');
  return (input, branch) => reader({ input }, branch) as Maybe<string>;
}

function pathText(definition: StateDefinition, field: string): TextReader {
  const path = definition[`${field}Path`] as string | undefined;
  if (path === undefined) return () => definition[field] as string | undefined;
  const reader = compileRawReader(path);
  return (input, branch) => {
    const value = reader(input, branch);
    if (value instanceof NoValue) {
      throw runtimeFailure(
        `The JSONPath '${path}' specified for the field '${field}Path' could not be found in the input '${JSON.stringify(input)}'`,
      );
    }
    if (typeof value !== 'string') {
      throw runtimeFailure(
        `The JSONPath '${path}' specified for the field '${field}Path' must return a string, but was: ${JSON.stringify(value)}`,
      );
    }
    return value;
  };
}
