export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle by its top left corner. */
export interface Rectangle extends Point, Size {}

/** An edge between two placed boxes, with the points in between that the layout leads it through. */
export interface Connection {
  readonly from: Rectangle;
  readonly to: Rectangle;
  readonly through: readonly Point[];
}

interface Column {
  readonly x: number;
  readonly enter: number;
  readonly leave: number;
}

/** How far from the centre of a box an edge may start or end, as a share of the box's width. */
export const portReach = 0.3;
const portGap = 16;

/**
 * Leads each edge vertically past every rank it crosses and lets it change sides only in the free space between two ranks.
 * The layout's own straight lines from point to point would cut the corners of boxes that are taller than their neighbours.
 */
export function routeEdges(connections: readonly Connection[], occupied: readonly Rectangle[]): string[] {
  const ports = assignPorts(connections);
  const ranks = rankHeights(occupied);
  return connections.map((connection, index) => {
    if (connection.from === connection.to) {
      return loopPath(connection);
    }
    const { from, to, through } = connection;
    const down = isDownward(connection);
    const past = (center: number, x: number, enter?: number, leave?: number): Column => {
      const half = ((ranks.get(Math.round(center)) ?? 0) / 2) * (down ? 1 : -1);
      return { x, enter: enter ?? center - half, leave: leave ?? center + half };
    };
    return columnPath([
      past(centerY(from), ports.get(portKey(index, 'from'))!, down ? from.y + from.height : from.y),
      ...through.map(({ x, y }) => past(y, x)),
      past(centerY(to), ports.get(portKey(index, 'to'))!, undefined, down ? to.y : to.y + to.height),
    ]);
  });
}

function columnPath(columns: readonly Column[]): string {
  const [first, ...others] = columns;
  let path = `M ${at(first!.x, first!.enter)} L ${at(first!.x, first!.leave)}`;
  let last = first!;
  for (const column of others) {
    const middle = (last.leave + column.enter) / 2;
    path +=
      Math.abs(last.x - column.x) < 0.5
        ? ` L ${at(column.x, column.enter)}`
        : ` C ${at(last.x, middle)} ${at(column.x, middle)} ${at(column.x, column.enter)}`;
    path += column.enter === column.leave ? '' : ` L ${at(column.x, column.leave)}`;
    last = column;
  }
  return path;
}

/** A state that leads to itself: a curve beside its box. */
function loopPath({ from, through }: Connection): string {
  const right = from.x + from.width;
  const reach = Math.max(...through.map(({ x }) => x));
  const bend = right + (reach - right) * (4 / 3);
  const [top, bottom] = [0.25, 0.75].map((share) => from.y + from.height * share);
  return `M ${at(right, bottom!)} C ${at(bend, bottom!)} ${at(bend, top!)} ${at(right, top!)}`;
}

/** Spreads the edges of each side of a box, in the order of where they lead, so that they neither cross nor merge there. */
function assignPorts(connections: readonly Connection[]): Map<string, number> {
  const sides = new Map<Rectangle, { key: string; wish: number; top: boolean }[]>();
  connections.forEach((connection, index) => {
    if (connection.from === connection.to) {
      return;
    }
    const down = isDownward(connection);
    const { from, to, through } = connection;
    sides.set(from, [...(sides.get(from) ?? []), { key: portKey(index, 'from'), wish: through[0]!.x, top: !down }]);
    sides.set(to, [...(sides.get(to) ?? []), { key: portKey(index, 'to'), wish: through.at(-1)!.x, top: down }]);
  });
  const ports = new Map<string, number>();
  for (const [box, ends] of sides) {
    for (const top of [true, false]) {
      const side = ends.filter((end) => end.top === top).sort((one, other) => one.wish - other.wish);
      const wishes = side.map(({ wish }) => wish);
      spread(wishes, box).forEach((x, index) => {
        ports.set(side[index]!.key, x);
      });
    }
  }
  return ports;
}

function spread(wishes: readonly number[], box: Rectangle): number[] {
  const center = box.x + box.width / 2;
  const reach = box.width < 3 * portGap ? 0 : box.width * portReach;
  const gap = wishes.length > 1 ? Math.min(portGap, (2 * reach) / (wishes.length - 1)) : 0;
  let left = center - reach;
  return wishes.map((wish, index) => {
    const right = center + reach - (wishes.length - 1 - index) * gap;
    const x = Math.min(Math.max(wish, left), right);
    left = x + gap;
    return x;
  });
}

/** The height of each rank, by the rounded centre that all its members share. */
function rankHeights(occupied: readonly Rectangle[]): Map<number, number> {
  const heights = new Map<number, number>();
  for (const rectangle of occupied) {
    const center = Math.round(centerY(rectangle));
    heights.set(center, Math.max(heights.get(center) ?? 0, rectangle.height));
  }
  return heights;
}

function isDownward({ from, to }: Connection): boolean {
  return centerY(from) < centerY(to);
}

function centerY({ y, height }: Rectangle): number {
  return y + height / 2;
}

function portKey(index: number, end: 'from' | 'to'): string {
  return `${index} ${end}`;
}

function at(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
