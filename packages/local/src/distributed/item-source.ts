import type { Json } from '../json';
import type { Item } from '../states/map-items';

/** Items of a Map, made one after the other while it runs, as often as they are asked for: they are never there all at once. */
export type ItemSource = Iterable<Item>;

/** Items that a generator makes. */
export function sourceOf(make: () => Iterator<Item>): ItemSource {
  return { [Symbol.iterator]: make };
}

/** Values as items. */
export function sourceOfValues(values: () => Iterable<Json>): ItemSource {
  return sourceOf(function* () {
    for (const Value of values()) yield { Value };
  });
}

/** The first items. */
export function firstOf(items: ItemSource, most: number): ItemSource {
  return sourceOf(function* () {
    let left = most;
    for (const item of items) {
      if (left === 0) return;
      left -= 1;
      yield item;
    }
  });
}

/** Items of several sources. */
export function allOf(sources: readonly ItemSource[]): ItemSource {
  return sourceOf(function* () {
    for (const source of sources) yield* source;
  });
}

/** How many items there are. */
export function countOf(items: ItemSource): number {
  if (Array.isArray(items)) return items.length;
  let count = 0;
  for (const _ of items) count += 1;
  return count;
}

/** The lines of a text that are not empty. */
export function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    if (line.trim() !== '') yield line;
    from = end < 0 ? text.length : end + 1;
  }
}
