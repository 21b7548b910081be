import type { Surroundings } from '../definition/types';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { Item } from '../states/map-items';
import { compileLimit, type Range } from '../states/map-limits';
import { compileFieldTemplate } from '../template/field-template';
import type { ItemSource } from './item-source';

/** Items that one child execution gets. */
export interface Batch {
  /** The number of the first item. */
  readonly from: number;
  readonly items: readonly Item[];
  readonly input: Json | undefined;
}

type Fields = Readonly<Record<string, any>>;

const ITEMS: Range = { least: 1, fits: 'a positive integer' };
const BYTES: Range = { least: 1, most: 262_144, fits: 'between 1 and 262144' };

/** Compiles ItemBatcher. */
export function compileBatcher(fields: Fields, surroundings: Surroundings) {
  const size = compileLimit(fields, 'MaxItemsPerBatch', 'integer', surroundings, ITEMS, 'ItemBatcher/');
  const bytes = compileLimit(fields, 'MaxInputBytesPerBatch', 'integer', surroundings, BYTES, 'ItemBatcher/');
  const given = fields['BatchInput'] as Json | undefined;
  const input = given === undefined ? undefined : compileFieldTemplate(given, 'ItemBatcher/BatchInput', surroundings);
  return (items: ItemSource, value: Json, branch: Branch): Maybe<Iterable<Batch>> =>
    then(size(value, branch), (most) =>
      then(bytes(value, branch), (largest) =>
        then(input?.(value, branch), (made) => {
          return split(items, most ?? Infinity, largest ?? 262_144, made);
        }),
      ),
    );
}

function* split(
  items: ItemSource,
  most: number,
  largest: number,
  input: Json | undefined,
): Generator<Batch, undefined> {
  const base = Buffer.byteLength(
    JSON.stringify(input === undefined ? { Items: [] } : { BatchInput: input, Items: [] }),
  );
  let from = 0;
  let size = base;
  let batch: Item[] = [];
  for (const item of items) {
    const bytes = Buffer.byteLength(JSON.stringify(item.Value)) + 1;
    if (batch.length > 0 && (batch.length >= most || size + bytes > largest)) {
      yield { from, items: batch, input };
      from += batch.length;
      batch = [];
      size = base;
    }
    batch.push(item);
    size += bytes;
  }
  if (batch.length > 0) yield { from, items: batch, input };
}
