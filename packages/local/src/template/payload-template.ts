import { Failure, runtimeFailure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { compileReader, type Reader } from './evaluate';

/** Compiles a payload template: fields that end in `.$` are paths or intrinsic functions. What is constant is made once. */
export function compileTemplate(template: Json): Reader {
  const reader = readerOf(template);
  return reader ?? (() => template);
}

function readerOf(template: Json): Reader | undefined {
  if (template === null || typeof template !== 'object') return undefined;
  if (Array.isArray(template)) {
    const items = template.map(readerOf);
    if (items.every((item) => item === undefined)) return undefined;
    return (input, branch) => items.map((item, at) => (item ? item(input, branch) : template[at]!));
  }
  const fields = Object.entries(template).map(([key, value]) =>
    key.endsWith('.$')
      ? { key: key.slice(0, -2), value, reader: pathReader(key, value as string) }
      : { key, value, reader: readerOf(value) },
  );
  if (fields.every(({ reader }) => reader === undefined)) return undefined;
  return (input, branch) => {
    const made: JsonObject = {};
    for (const { key, value, reader } of fields) {
      const found = reader ? reader(input, branch) : value;
      if (key === '__proto__') defineOwn(made, key, found);
      else made[key] = found;
    }
    return made;
  };
}

/** A path in a template fails with the words of templates. */
function pathReader(key: string, text: string): Reader {
  const reader = compileReader(text);
  if (!text.startsWith('$')) return reader;
  return (input: Json, branch: Branch) => {
    try {
      return reader(input, branch);
    } catch (failure) {
      if (!(failure instanceof Failure && failure.final)) throw failure;
      const where = text.startsWith('$$') ? branch.context() : input;
      throw runtimeFailure(
        `The JSONPath '${text}' specified for the field '${key}' could not be found in the input '${JSON.stringify(where)}'`,
      );
    }
  };
}

function defineOwn(target: JsonObject, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}
