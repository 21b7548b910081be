import type { Graph, GraphEdge, GraphNode } from './picture-graph';
import type { Placement, Sizes } from './picture-placement';
import { type Point, portReach } from './picture-route';

/** What moves as one: a state, or the part of an edge that runs straight down, with its label. */
interface Body {
  x: number;
  readonly isNode: boolean;
  readonly items: readonly Item[];
  readonly neighbours: Neighbour[];
}

interface Neighbour {
  readonly body: Body;
  /** How far from the centre of the neighbour an edge may meet it. */
  readonly reach: number;
}

/** The room that a body takes in one rank. */
interface Item {
  readonly rank: number;
  readonly offset: number;
  readonly width: number;
}

const nodeGap = 36;
const edgeGap = 24;
const passes = 8;

/** Moves states and edges sideways to where edges get shorter and straighter, as far as their neighbours leave room. */
export function straighten(graph: Graph, placement: Placement, { nodeSize, labelSize }: Sizes): Placement {
  const nodes = new Map<GraphNode, Body>();
  for (const node of graph.nodes) {
    const loops = graph.edges.filter(({ from, to }) => from === node && to === node);
    const { x, y } = placement.nodes.get(node)!;
    const { width } = nodeSize(node);
    const own = { rank: rankOf(y), offset: 0, width };
    const beside = loops.map((edge) => {
      const offset = placement.edges.get(edge)!.label.x - x;
      return { ...own, offset, width: Math.max(labelSize(edge).width, edgeGap) };
    });
    nodes.set(node, { x, isNode: true, items: [own, ...beside], neighbours: [] });
  }
  const lanes = new Map<GraphEdge, Map<Point, Body>>();
  const connecting = graph.edges.filter(({ from, to }) => from !== to);
  for (const edge of connecting) {
    // An edge that has a side of a state for itself meets it in the middle.
    const leaving = connecting.filter(({ from }) => from === edge.from).length > 1;
    const entering = connecting.filter(({ to }) => to === edge.to).length > 1;
    const from = { body: nodes.get(edge.from)!, reach: leaving ? nodeSize(edge.from).width * portReach : 0 };
    const to = { body: nodes.get(edge.to)!, reach: entering ? nodeSize(edge.to).width * portReach : 0 };
    lanes.set(edge, readLanes(placement.edges.get(edge)!, labelSize(edge).width, from, to));
  }

  const bodies = new Set([...nodes.values(), ...[...lanes.values()].flatMap((bodyOf) => [...bodyOf.values()])]);
  relax([...bodies]);

  const spans = [...bodies].flatMap(({ x, items }) =>
    items.map(({ offset, width }) => [x + offset - width / 2, x + offset + width / 2] as const),
  );
  const left = Math.min(...spans.map(([start]) => start));
  const moved = (point: Point, body: Body, origin: Point = point): Point => ({
    x: point.x - origin.x + body.x - left,
    y: point.y,
  });
  return {
    width: Math.max(...spans.map(([, end]) => end)) - left,
    height: placement.height,
    nodes: new Map([...placement.nodes].map(([node, center]) => [node, moved(center, nodes.get(node)!)])),
    edges: new Map(
      [...placement.edges].map(([edge, { through, label }]) => {
        const move = (point: Point): Point => {
          const lane = lanes.get(edge)?.get(point);
          return lane ? moved(point, lane) : moved(point, nodes.get(edge.from)!, placement.nodes.get(edge.from)!);
        };
        return [edge, { through: through.map(move), label: move(label) }];
      }),
    ),
  };
}

function readLanes(
  { through, label }: { through: readonly Point[]; label: Point },
  labelWidth: number,
  from: Neighbour,
  to: Neighbour,
): Map<Point, Body> {
  const lanes = new Map<Point, Body>();
  let last = from;
  let items: Item[] = [];
  for (const point of through) {
    if (last === from || Math.abs(last.body.x - point.x) > 1) {
      items = [];
      const lane: Body = { x: point.x, isNode: false, items, neighbours: [] };
      last = connect(last, { body: lane, reach: 0 });
    }
    items.push({ rank: rankOf(point.y), offset: 0, width: point === label ? labelWidth : 0 });
    lanes.set(point, last.body);
  }
  connect(last, to);
  return lanes;
}

function connect(one: Neighbour, other: Neighbour): Neighbour {
  one.body.neighbours.push(other);
  other.body.neighbours.push(one);
  return other;
}

function relax(bodies: readonly Body[]): void {
  const ranks = new Map<number, { body: Body; item: Item }[]>();
  for (const body of bodies) {
    for (const item of body.items) {
      ranks.set(item.rank, [...(ranks.get(item.rank) ?? []), { body, item }]);
    }
  }
  for (const members of ranks.values()) {
    members.sort((one, other) => one.body.x + one.item.offset - other.body.x - other.item.offset);
  }
  for (let pass = 0; pass < passes; pass++) {
    for (const body of bodies) {
      const [least, most] = freeRange(body, ranks);
      if (least <= most) {
        body.x = Math.min(Math.max(body.isNode ? wishOfNode(body) : wishOfLane(body), least), most);
      }
    }
  }
}

function freeRange(body: Body, ranks: ReadonlyMap<number, { body: Body; item: Item }[]>): [number, number] {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (const item of body.items) {
    const members = ranks.get(item.rank)!;
    const index = members.findIndex((member) => member.item === item);
    for (const step of [-1, 1]) {
      const next = members[index + step];
      if (next && next.body !== body) {
        const gap = body.isNode && next.body.isNode ? nodeGap : edgeGap;
        const limit = next.body.x + next.item.offset - item.offset - step * ((item.width + next.item.width) / 2 + gap);
        least = step < 0 ? Math.max(least, limit) : least;
        most = step > 0 ? Math.min(most, limit) : most;
      }
    }
  }
  return [least, most];
}

function wishOfNode({ x, neighbours }: Body): number {
  const xs = neighbours.map(({ body }) => body.x).sort((one, other) => one - other);
  return xs.length === 0 ? x : (xs[Math.floor((xs.length - 1) / 2)]! + xs[Math.ceil((xs.length - 1) / 2)]!) / 2;
}

/** Straight below one of its two ends, or both. */
function wishOfLane({ x, neighbours: [one, other] }: Body): number {
  const least = Math.max(one!.body.x - one!.reach, other!.body.x - other!.reach);
  const most = Math.min(one!.body.x + one!.reach, other!.body.x + other!.reach);
  if (least <= most) {
    return Math.min(Math.max(x, least), most);
  }
  return Math.abs(x - least) < Math.abs(x - most) ? least : most;
}

function rankOf(y: number): number {
  return Math.round(y);
}
