import type { Item } from './rank';

/** Puts items that follow each other in a line below each other, as far as what stands beside them leaves room. */
export function straighten(
  layers: readonly (readonly Item[])[],
  chains: readonly (readonly Item[])[],
  gap: number,
): void {
  const beside = new Map<Item, readonly [Item | undefined, Item | undefined]>();
  for (const layer of layers) {
    layer.forEach((item, index) => void beside.set(item, [layer[index - 1], layer[index + 1]]));
  }
  const roomOf = (item: Item): [number, number] => {
    const [left, right] = beside.get(item)!;
    return [
      left ? left.x + left.width / 2 + gap + item.width / 2 : -Infinity,
      right ? right.x - right.width / 2 - gap - item.width / 2 : Infinity,
    ];
  };
  for (const chain of chains) {
    for (let start = 0, end = 0; start < chain.length; start = end) {
      let [low, high] = roomOf(chain[start]!);
      for (end = start + 1; end < chain.length; end += 1) {
        const [left, right] = roomOf(chain[end]!);
        if (Math.max(low, left) > Math.min(high, right)) break;
        low = Math.max(low, left);
        high = Math.min(high, right);
      }
      const part = chain.slice(start, end);
      const middle = part.reduce((sum, { x }) => sum + x, 0) / part.length;
      for (const item of part) item.x = Math.min(high, Math.max(low, middle));
    }
  }
}
