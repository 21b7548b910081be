import { Graph as DagreGraph, layout as runDagre } from '@dagrejs/dagre';
import type { Graph, GraphEdge, GraphNode } from './picture-graph';
import { findLoops } from './picture-loop';
import type { Point, Size } from './picture-route';
import { straighten } from './picture-straighten';

/** The centres that the layout algorithm found. */
export interface Placement extends Size {
  readonly nodes: ReadonlyMap<GraphNode, Point>;
  readonly edges: ReadonlyMap<GraphEdge, EdgePlacement>;
}

export interface EdgePlacement {
  /** The points between the two states, from the first to the second. */
  readonly through: readonly Point[];
  readonly label: Point;
}

export interface Sizes {
  readonly nodeSize: (node: GraphNode) => Size;
  readonly labelSize: (edge: GraphEdge) => Size;
}

/** The algorithm is quick and its results differ widely: all are tried, and the calmest picture wins. */
const alignments = [undefined, 'UL', 'UR', 'DL', 'DR'] as const;

/** Keeps a label next to the state that its edge leaves, however far the edge goes on. */
const nearWeight = 4;
const farWeights: Record<GraphEdge['kind'], number> = { next: 3, choice: 2, catch: 1 };

/**
 * Places states in ranks from top to bottom. A label is a node of its own on the way of its edge, since the algorithm
 * would put it half way. Edges that lead back are placed upside down.
 */
export function placeGraph(graph: Graph, sizes: Sizes): Placement {
  const placements = alignments.map((align) => straighten(graph, placeAligned(graph, sizes, align), sizes));
  const detours = placements.map((placement) => detourOf(graph, placement));
  return placements[detours.indexOf(Math.min(...detours))]!;
}

/** How far edges go sideways in all, plus the width of the picture. */
function detourOf(graph: Graph, { nodes, edges, width }: Placement): number {
  const sideways = graph.edges.map((edge) => {
    const xs = [nodes.get(edge.from)!, ...edges.get(edge)!.through, nodes.get(edge.to)!].map(({ x }) => x);
    return xs.slice(1).reduce((sum, x, index) => sum + Math.abs(x - xs[index]!), 0);
  });
  return sideways.reduce((sum, each) => sum + each, width);
}

function placeAligned(graph: Graph, { nodeSize, labelSize }: Sizes, align: (typeof alignments)[number]): Placement {
  const dagre = new DagreGraph({ multigraph: true });
  dagre.setGraph({ rankdir: 'TB', nodesep: 36, edgesep: 24, ranksep: 52, align });
  const keys = new Map(graph.nodes.map((node, index) => [node, `node ${index}`]));
  for (const node of graph.nodes) {
    dagre.setNode(keys.get(node)!, { ...nodeSize(node) });
  }

  const loops = findLoops(graph);
  const readers = graph.edges.map((edge, index): (() => EdgePlacement) => {
    const from = keys.get(edge.from)!;
    const to = keys.get(edge.to)!;
    const name = `edge ${index}`;
    const connect = (start: string, end: string, settings: object): (() => Point[]) => {
      const [v, w] = loops.has(edge) ? [end, start] : [start, end];
      dagre.setEdge(v, w, settings, name);
      return () => {
        const inner = dagre.edge({ v, w, name }).points.slice(1, -1) as Point[];
        return loops.has(edge) ? inner.reverse() : inner;
      };
    };
    const weight = farWeights[edge.kind];
    if (edge.from === edge.to) {
      dagre.setEdge(from, to, { ...labelSize(edge), labelpos: 'c' }, name);
      return () => {
        const label = centerOf(dagre.edge({ v: from, w: to, name }));
        return { through: [label], label };
      };
    }
    if (edge.label === '') {
      const minlen = edge.from.type === 'Start' || edge.to.type === 'End' ? 1 : 2;
      const through = connect(from, to, { weight, minlen });
      return () => {
        const points = through();
        return { through: points, label: points[0]! };
      };
    }
    dagre.setNode(name, { ...labelSize(edge) });
    const near = connect(from, name, { weight: nearWeight });
    const far = connect(name, to, { weight });
    return () => {
      const label = centerOf(dagre.node(name));
      return { through: [...near(), label, ...far()], label };
    };
  });

  runDagre(dagre);
  const { width = 0, height = 0 } = dagre.graph();
  return {
    width,
    height,
    nodes: new Map(graph.nodes.map((node) => [node, centerOf(dagre.node(keys.get(node)!))])),
    edges: new Map(graph.edges.map((edge, index) => [edge, readers[index]!()])),
  };
}

function centerOf({ x = 0, y = 0 }: { x?: number; y?: number }): Point {
  return { x, y };
}
