/** Something to place in layers: a box, a label, or a bend of a line. */
export interface Item {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** How much of its width on each side is no box: room for a line from a state to itself. */
  readonly aside: number;
  layer: number;
  /** The middle, once placed. */
  x: number;
}

/** A line between two items: a line back goes upwards, and is laid out the other way round. */
export interface Line {
  readonly from: string;
  readonly to: string;
  /** How many layers further down it ends at least. */
  readonly span: number;
  /** How strongly it pulls its ends below each other. */
  readonly weight: number;
}

/** Lines that close a loop on the way from the first item, in the order in which they are given. */
export function backLines(ids: readonly string[], lines: readonly Line[]): Set<Line> {
  const leaving = groupBy(lines, ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<Line>();
  for (const root of ids) {
    if (state.has(root)) continue;
    // A stack of our own: a machine may have more states in a row than a call stack holds.
    const stack = [{ id: root, at: 0 }];
    state.set(root, 'open');
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const line = leaving.get(top.id)?.[top.at];
      top.at += 1;
      if (!line) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(line.to) === 'open') back.add(line);
      else if (!state.has(line.to)) {
        state.set(line.to, 'open');
        stack.push({ id: line.to, at: 0 });
      }
    }
  }
  return back;
}

/** Sets the layer of each item to the longest way to it; lines must not form a loop. */
export function rank(items: ReadonlyMap<string, Item>, lines: readonly Line[]): void {
  const leaving = groupBy(lines, ({ from }) => from);
  const waiting = new Map<string, number>();
  for (const { to } of lines) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const ready = [...items.keys()].filter((id) => !waiting.has(id));
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    for (const { to, span } of leaving.get(id) ?? []) {
      const item = items.get(to)!;
      item.layer = Math.max(item.layer, items.get(id)!.layer + span);
      const left = waiting.get(to)! - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
}

export function groupBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
