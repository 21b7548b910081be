import { groupBy, type Item, type Line } from './rank';

/** How often layers are ordered and placed; a graph of very many lines gets by with less. */
const SWEEPS = { order: 12, place: 30, least: 4, work: 300_000 };
/** Between what stands beside each other. */
export const GAP = 28;

/** Orders the items of each layer so that few lines cross, and sets where they stand from left to right. */
export function arrange(items: readonly Item[], lines: readonly Line[]): Item[][] {
  const layers: Item[][] = [];
  for (const item of items) {
    layers[item.layer] ??= [];
    layers[item.layer]!.push(item);
  }
  const byId = new Map(items.map((item) => [item.id, item]));
  const above = groupBy(lines, ({ to }) => to);
  const below = groupBy(lines, ({ from }) => from);
  const pullsBy = (groups: Map<string, Line[]>, endOf: (line: Line) => string): Pulls => {
    const pulls = new Map(
      items.map(({ id }) => [
        id,
        (groups.get(id) ?? []).map((line) => ({ item: byId.get(endOf(line))!, weight: line.weight })),
      ]),
    );
    return ({ id }) => pulls.get(id)!;
  };
  const upwards = pullsBy(above, ({ from }) => from);
  const downwards = pullsBy(below, ({ to }) => to);
  order(layers, upwards, downwards);
  place(layers, upwards, downwards);
  return layers;
}

/** What an item has lines to, above or below. */
type Pulls = (item: Item) => { readonly item: Item; readonly weight: number }[];

function order(layers: Item[][], above: Pulls, below: Pulls): void {
  const at = new Map<Item, number>();
  const number = (layer: Item[]): void => layer.forEach((item, index) => void at.set(item, index));
  layers.forEach(number);
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(layers, below, at);
  const sweeps = sweepsOf(layers, SWEEPS.order);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) {
      const wish = new Map(
        layer.map((item) => [
          item,
          mean(
            (down ? above : below)(item).map((pull) => at.get(pull.item)!),
            at.get(item)!,
          ),
        ]),
      );
      layer.sort((left, right) => wish.get(left)! - wish.get(right)!);
      number(layer);
    }
    const found = crossings(layers, below, at);
    if (found >= fewest) continue;
    fewest = found;
    best = layers.map((layer) => [...layer]);
  }
  best.forEach((layer, index) => void layers.splice(index, 1, layer));
}

function crossings(layers: readonly Item[][], below: Pulls, at: ReadonlyMap<Item, number>): number {
  let count = 0;
  for (const layer of layers) {
    const ends = layer.flatMap((item) =>
      below(item)
        .map((pull) => at.get(pull.item)!)
        .sort((left, right) => left - right),
    );
    for (let left = 0; left < ends.length; left += 1) {
      for (let right = left + 1; right < ends.length; right += 1) if (ends[left]! > ends[right]!) count += 1;
    }
  }
  return count;
}

function place(layers: readonly Item[][], above: Pulls, below: Pulls): void {
  for (const layer of layers) settle(layer, () => ({ wish: 0, weight: 1 }));
  const all: Pulls = (item) => [...above(item), ...below(item)];
  const fromBelow = [...layers].reverse();
  const sweeps = sweepsOf(layers, SWEEPS.place);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const down = sweep % 2 === 0;
    // At first from one side alone, as what is on the other has no place yet.
    const pulls = sweep >= 4 ? all : down ? above : below;
    for (const layer of down ? layers : fromBelow) {
      settle(layer, (item) => {
        const near = pulls(item);
        const weight = near.reduce((sum, pull) => sum + pull.weight, 0);
        const sum = near.reduce((total, { item: { x }, weight: own }) => total + x * own, 0);
        return weight === 0 ? { wish: item.x, weight: 0.1 } : { wish: sum / weight, weight };
      });
    }
  }
}

/**
 * Moves the items of a layer as near to their wishes as they get without touching: neighbours that would overlap move as a block,
 * whose place is the mean of their wishes.
 */
function settle(layer: readonly Item[], wishOf: (item: Item) => { wish: number; weight: number }): void {
  const blocks: { wish: number; weight: number; width: number; count: number }[] = [];
  for (const item of layer) {
    const { wish: middle, weight: pull } = wishOf(item);
    let block = { wish: middle - item.width / 2, weight: pull, width: item.width + GAP, count: 1 };
    for (let before = blocks.at(-1); before && before.wish + before.width > block.wish; before = blocks.at(-1)) {
      blocks.pop();
      const weight = before.weight + block.weight;
      block = {
        wish: (before.wish * before.weight + (block.wish - before.width) * block.weight) / weight,
        weight,
        width: before.width + block.width,
        count: before.count + block.count,
      };
    }
    blocks.push(block);
  }
  let next = 0;
  for (const { wish, count } of blocks) {
    let left = wish;
    for (const item of layer.slice(next, next + count)) {
      item.x = left + item.width / 2;
      left += item.width + GAP;
    }
    next += count;
  }
}

function mean(values: readonly number[], otherwise: number): number {
  return values.length === 0 ? otherwise : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sweepsOf(layers: readonly Item[][], wanted: number): number {
  const count = layers.reduce((sum, { length }) => sum + length, 0);
  return Math.max(SWEEPS.least, Math.min(wanted, Math.floor(SWEEPS.work / count)));
}
