import type { Item } from '../states/map-items';
import type { Batch } from './batcher';
import type { ItemSource } from './item-source';
import type { MapRunRecord } from './map-run-record';

/** What one child execution gets: an item, or a batch of them. */
export interface Unit {
  readonly index: number;
  readonly from: number;
  readonly items: readonly Item[];
  readonly batch: Batch | undefined;
}

/** What is left to do of a Map Run: all at its start, and in a redrive what did not succeed or was not taken. */
export function unitsOf(
  items: ItemSource,
  batches: Iterable<Batch> | undefined,
  record: MapRunRecord | undefined,
): Iterator<Unit, undefined> {
  const units = batches ? unitsOfBatches(batches) : unitsOfItems(items);
  return record && record.redriveCount > 0 ? unfinished(units, record) : units;
}

/** One iteration for each item. */
export function* unitsOfItems(items: ItemSource): Generator<Unit, undefined> {
  let index = 0;
  for (const item of items) {
    yield { index, from: index, items: [item], batch: undefined };
    index += 1;
  }
}

/** One iteration for each batch. */
export function* unitsOfBatches(batches: Iterable<Batch>): Generator<Unit, undefined> {
  let index = 0;
  for (const batch of batches) {
    yield { index, from: batch.from, items: batch.items, batch };
    index += 1;
  }
}

function* unfinished(units: Iterable<Unit>, { taken, unsuccessful }: MapRunRecord): Generator<Unit, undefined> {
  const again = new Set(unsuccessful.keys());
  for (const unit of units) if (unit.index >= taken || again.has(unit.index)) yield unit;
}
