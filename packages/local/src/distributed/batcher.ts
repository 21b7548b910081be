import type { Surroundings } from '../definition/types';
import { runtimeFailure } from '../failure';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { Item } from '../states/map-items';
import { compileLimit } from '../states/map-limits';
import { compileFieldTemplate } from '../template/field-template';

/** Items that one child execution gets: from the first to before the last. */
export interface Batch {
  readonly from: number;
  readonly to: number;
  readonly input: Json | undefined;
}

type Fields = Readonly<Record<string, any>>;

/** Compiles ItemBatcher. */
export function compileBatcher(fields: Fields, surroundings: Surroundings) {
  const size = compileLimit(fields, 'MaxItemsPerBatch', 'integer', surroundings);
  const bytes = compileLimit(fields, 'MaxInputBytesPerBatch', 'integer', surroundings);
  const given = fields['BatchInput'] as Json | undefined;
  const input = given === undefined ? undefined : compileFieldTemplate(given, 'ItemBatcher/BatchInput', surroundings);
  return (items: readonly Item[], value: Json, branch: Branch): Maybe<Batch[]> =>
    then(size(value, branch), (most) =>
      then(bytes(value, branch), (largest) =>
        then(input?.(value, branch), (made) => {
          if (most !== undefined && most < 1) throw runtimeFailure('MaxItemsPerBatch must be a positive integer.');
          if (largest !== undefined && (largest < 1 || largest > 262_144)) {
            throw runtimeFailure('MaxInputBytesPerBatch must be between 1 and 262144.');
          }
          return split(items, most ?? Infinity, largest ?? 262_144, made);
        }),
      ),
    );
}

function split(items: readonly Item[], most: number, largest: number, input: Json | undefined): Batch[] {
  const batches: Batch[] = [];
  const base = Buffer.byteLength(
    JSON.stringify(input === undefined ? { Items: [] } : { BatchInput: input, Items: [] }),
  );
  let from = 0;
  let size = base;
  for (let at = 0; at < items.length; at += 1) {
    const bytes = Buffer.byteLength(JSON.stringify(items[at]!.Value)) + 1;
    if (at > from && (at - from >= most || size + bytes > largest)) {
      batches.push({ from, to: at, input });
      from = at;
      size = base;
    }
    size += bytes;
  }
  if (from < items.length) batches.push({ from, to: items.length, input });
  return batches;
}
