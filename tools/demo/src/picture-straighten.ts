import type { Graph, GraphEdge, GraphNode } from './picture-graph';
import type { Placement, Sizes } from './picture-placement';
import { type Body, edgeGap, type Item, type Neighbour, relax } from './picture-relax';
import { type Point, portReach } from './picture-route';

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

function rankOf(y: number): number {
  return Math.round(y);
}
