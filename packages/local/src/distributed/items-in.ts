import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import { parseJson } from '../parse-json';
import { itemsOf } from '../states/map-items';
import { parseCsv } from './csv';
import { type ItemSource, linesOf, sourceOfValues } from './item-source';

/** The items in an object's text. */
export function itemsIn(text: string, config: Readonly<Record<string, any>>): ItemSource {
  const type = config['InputType'] as string;
  if (type === 'CSV') return sourceOfValues(() => parseCsv(text, config));
  if (type === 'JSONL') {
    return sourceOfValues(function* () {
      for (const line of linesOf(text)) yield parse(line);
    });
  }
  const pointed = pointedValue(config['ItemsPointer'] as string | undefined, parse(text));
  if (Array.isArray(pointed)) return itemsOf(pointed);
  if (pointed !== null && typeof pointed === 'object') {
    return Object.entries(pointed).map(([Key, Value]) => ({ Key, Value }));
  }
  throw unreadable('Attempting to map over non-iterable node.');
}

/** The value at a JSON pointer. */
export function pointedValue(pointer: string | undefined, value: Json): Json {
  let found: Json = value;
  for (const part of (pointer ?? '').split('/').slice(1)) {
    const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, key)) {
      throw unreadable(`The ItemsPointer ${pointer} points at nothing.`);
    }
    found = (found as JsonObject)[key]!;
  }
  return found;
}

/** The JSON in the text of an object. */
export function parse(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw unreadable('Unable to parse the object as JSON.');
  }
}

/** Why an object has no items. */
export function unreadable(cause: string): Failure {
  return new Failure('States.ItemReaderFailed', cause);
}
