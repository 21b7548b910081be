import { labelOf } from './card';
import type { GraphEdge, Point } from './graph';
import { backLines, groupBy, type Item, type Line, rank } from './rank';

import { END, START, type Transition } from './workflow';

const LAYER_GAP = 28;
const BEND_WIDTH = 6;
/** What is kept straight first: long lines, then states that simply follow each other. */
const WEIGHTS = { long: 12, only: 8, next: 4, choice: 1, catch: 0.5 };
/** How far apart lines leave a box. */
const PORT = 18;
/** How far a line from a state to itself stands out. */
const LOOP = 13;

/** The way of a transition through the layers. */
export interface Route {
  readonly transition: Transition;
  /** The items on its way from top to bottom. */
  readonly chain: readonly Item[];
  /** Whether it goes from bottom to top. */
  readonly back: boolean;
  readonly label?: Item;
  /** Whether nothing else leaves the one and nothing else leads to the other. */
  readonly alone: boolean;
  readonly lines: readonly Line[];
}

/** Where a layer stands. */
interface Layer {
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
}

/** Ranks the items and finds the way of each transition, with an item for each layer that it passes and one for its text. */
export function routesOf(
  transitions: readonly Transition[],
  items: ReadonlyMap<string, Item>,
  add: (id: string, width: number, height: number) => Item,
): Route[] {
  const all = transitions.map((transition) => {
    const { from, to, label } = transition;
    return { transition, line: { from, to, span: label === undefined ? 1 : 2, weight: 1 } };
  });
  const forth = all.filter(({ line }) => line.from !== line.to).map(({ line }) => line);
  const back = backLines([...items.keys()], forth);
  const turned = (line: Line): Line => (back.has(line) ? { ...line, from: line.to, to: line.from } : line);
  rank(items, forth.map(turned));
  // The end stands below all.
  const end = items.get(END);
  if (end) end.layer = Math.max(...[...items.values()].map(({ layer }) => layer));

  const degrees = {
    below: count(forth.map((line) => turned(line).from)),
    above: count(forth.map((line) => turned(line).to)),
  };
  return all.map(({ transition, line }, index) => {
    const { from, to } = turned(line);
    const upper = items.get(from)!;
    const lower = items.get(to)!;
    if (upper === lower) return { transition, chain: [upper], back: false, alone: false, lines: [] };
    const chain = [upper];
    const isBack = back.has(line);
    const labelLayer = isBack ? lower.layer - 1 : upper.layer + 1;
    let label: Item | undefined;
    for (let layer = upper.layer + 1; layer < lower.layer; layer += 1) {
      const isLabel = transition.label !== undefined && layer === labelLayer;
      const id = `\n${index} ${layer}`;
      const size = isLabel ? labelOf(transition.label!) : { width: BEND_WIDTH, height: 0 };
      const item = add(id, size.width, size.height);
      item.layer = layer;
      if (isLabel) label = item;
      chain.push(item);
    }
    chain.push(lower);
    const alone = degrees.below.get(from) === 1 && degrees.above.get(to) === 1;
    const lines = chain.slice(1).map((item, at) => {
      const isLong = at > 0 && at < chain.length - 2;
      const weight = isLong ? WEIGHTS.long : alone ? WEIGHTS.only : WEIGHTS[transition.kind];
      return { from: chain[at]!.id, to: item.id, span: 1, weight };
    });
    return { transition, chain, back: isBack, label, alone, lines };
  });
}

/** What should stand in a line: states of which one alone follows another, then the bends of long lines. */
export function straightChains(routes: readonly Route[]): Item[][] {
  const only = new Map(routes.filter(({ alone }) => alone).map((route) => [route.chain[0]!, route.chain]));
  const followers = new Set([...only.values()].map((chain) => chain.at(-1)!));
  const sequences = [...only.keys()]
    .filter((first) => !followers.has(first))
    .map((first) => {
      const sequence = [first];
      for (let chain = only.get(first); chain; chain = only.get(chain.at(-1)!)) sequence.push(...chain.slice(1));
      return sequence;
    });
  const bends = routes.filter(({ alone }) => !alone).map(({ chain }) => chain.slice(1, -1));
  return [...sequences, ...bends];
}

/** How high the layers are, and where they stand. */
export function layerTops(layers: readonly (readonly Item[])[]): Layer[] {
  let top = 0;
  return layers.map((layer) => {
    const height = Math.max(...layer.map((item) => item.height));
    const placed = { top, middle: top + height / 2, bottom: top + height };
    top += height + LAYER_GAP;
    return placed;
  });
}

/** Draws the routes between items that have their places. */
export function drawRoutes(routes: readonly Route[], tops: readonly Layer[]): GraphEdge[] {
  const nameOf = (id: string): string => (id === START || id === END ? '' : id);
  const ports = portsOf(routes.filter(({ chain }) => chain.length > 1));
  return routes.map((route) => {
    const { transition, chain, back, label } = route;
    const points = chain.length > 1 ? pointsOf(chain, tops, ports.get(route)!) : loopPoints(chain[0]!, tops);
    return {
      from: nameOf(transition.from),
      to: nameOf(transition.to),
      kind: transition.kind,
      points: back ? points.reverse() : points,
      ...(transition.label !== undefined && {
        label: { text: transition.label, ...labelOf(transition.label), ...labelPlace(chain[0]!, label, tops) },
      }),
    };
  });
}

/** In the middle of its item; that of a line from a state to itself stands beside the state. */
function labelPlace(
  first: Item,
  label: Item | undefined,
  tops: readonly Layer[],
): { readonly x: number; readonly y: number } {
  if (label) return { x: label.x, y: tops[label.layer]!.middle };
  return { x: first.x + first.width / 2 - (first.aside - LOOP) / 2, y: tops[first.layer]!.middle };
}

/** The room beside a state for a line to itself and its text. */
export function loopRoom(name: string, transitions: readonly Transition[]): number {
  const labels = transitions.filter(({ from, to }) => from === name && to === name).map(({ label }) => label);
  if (labels.length === 0) return 0;
  return LOOP + Math.max(...labels.map((label) => (label === undefined ? 0 : labelOf(label).width + 8)));
}

interface Ports {
  first: number;
  last: number;
}

/** Where lines leave and reach boxes: beside each other, in the order of where they go. */
function portsOf(routes: readonly Route[]): Map<Route, Ports> {
  const ports = new Map<Route, Ports>(routes.map((route) => [route, { first: 0, last: 0 }]));
  const spread = (side: keyof Ports, itemOf: (route: Route) => Item, nextOf: (route: Route) => Item): void => {
    for (const group of groupBy(routes, (route) => itemOf(route).id).values()) {
      group.sort((left, right) => nextOf(left).x - nextOf(right).x);
      const { x, width, aside } = itemOf(group[0]!);
      const step = Math.min(PORT, (width - 2 * aside - 24) / group.length);
      group.forEach((route, at) => {
        ports.get(route)![side] = x + (at - (group.length - 1) / 2) * step;
      });
    }
  };
  spread(
    'first',
    ({ chain }) => chain[0]!,
    ({ chain }) => chain[1]!,
  );
  spread(
    'last',
    ({ chain }) => chain.at(-1)!,
    ({ chain }) => chain.at(-2)!,
  );
  return ports;
}

function pointsOf(chain: readonly Item[], tops: readonly Layer[], { first, last }: Ports): Point[] {
  return chain.flatMap((item, at): Point[] => {
    const { top, middle, bottom } = tops[item.layer]!;
    if (at === 0) return withoutSame([first, middle + item.height / 2], [first, bottom]);
    if (at === chain.length - 1) return withoutSame([last, top], [last, middle - item.height / 2]);
    return withoutSame([item.x, top], [item.x, bottom]);
  });
}

function withoutSame(one: Point, other: Point): Point[] {
  return one[1] === other[1] ? [one] : [one, other];
}

function loopPoints({ x, width, aside, height, layer }: Item, tops: readonly Layer[]): Point[] {
  const right = x + width / 2 - aside;
  const { middle } = tops[layer]!;
  const reach = height / 4;
  return [
    [right, middle - reach],
    [right + LOOP, middle],
    [right, middle + reach],
  ];
}

function count(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
