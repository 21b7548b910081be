import { type Card, cardOf, cardPadding } from './picture-card';
import type { Graph, GraphEdge, GraphNode, Region } from './picture-graph';
import { placeGraph } from './picture-placement';
import { type Point, type Rectangle, routeEdges, type Size } from './picture-route';
import { fontSizes } from './picture-style';
import { shorten, textWidth, wrapText } from './picture-text';

/** A graph with a place for everything; all places count from the top left corner of the graph itself. */
export interface Layout extends Size {
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
}

export interface Box extends Rectangle {
  readonly node: GraphNode;
  readonly card: Card;
  readonly regions: readonly RegionBox[];
}

/** Where the inside of a Map or Parallel state stands, from the top left corner of the state's box. */
export interface RegionBox extends Rectangle {
  readonly label: string;
  readonly layout: Layout;
}

/** An edge as it is drawn. */
export interface Route {
  readonly edge: GraphEdge;
  /** The `d` of an SVG path. */
  readonly path: string;
  readonly label?: EdgeLabel;
}

export interface EdgeLabel extends Rectangle {
  readonly lines: readonly string[];
}

export const regionHeader = 22;
export const labelLineHeight = fontSizes.label + 4;
const regionGap = 16;
export const regionPadding = 18;
const pointSize = { Start: 18, End: 22 };

/** Places the states of a graph from top to bottom; the insides of its Map and Parallel states are laid out first. */
export function layoutGraph(graph: Graph): Layout {
  const bodies = new Map(graph.nodes.map((node) => [node, bodyOf(node)]));
  const labels = new Map(graph.edges.map((edge) => [edge, labelOf(edge.label)]));
  const placement = placeGraph(graph, {
    nodeSize: (node) => bodies.get(node)!,
    labelSize: (edge) => labels.get(edge)!,
  });

  const boxes = new Map<GraphNode, Box>();
  for (const [node, center] of placement.nodes) {
    const body = bodies.get(node)!;
    boxes.set(node, { node, ...body, ...corner(body, center) });
  }
  const connections = graph.edges.map((edge) => {
    const { through, label: center } = placement.edges.get(edge)!;
    const label = labels.get(edge)!;
    return {
      edge,
      from: boxes.get(edge.from)!,
      to: boxes.get(edge.to)!,
      through,
      label: label.lines.length > 0 ? { ...label, ...corner(label, center) } : undefined,
    };
  });
  const paths = routeEdges(connections, [...boxes.values(), ...connections.flatMap(({ label }) => label ?? [])]);
  return {
    width: placement.width,
    height: placement.height,
    boxes: [...boxes.values()],
    routes: connections.map(({ edge, label }, index) => ({ edge, label, path: paths[index]! })),
  };
}

function bodyOf(node: GraphNode): Omit<Box, keyof Point | 'node'> {
  if (node.type === 'Start' || node.type === 'End') {
    const size = pointSize[node.type];
    return { card: { lines: [], width: size, height: size }, regions: [], width: size, height: size };
  }
  const card = cardOf(node);
  const regions = placeRegions(node.regions, card);
  const last = regions.at(-1);
  return {
    card,
    regions,
    width: Math.max(card.width, last ? last.x + last.width + cardPadding : 0),
    height: Math.max(card.height, last ? last.y + last.height + cardPadding : 0),
  };
}

/** Puts the regions side by side below the text of the card, all of one height, and none narrower than its share of the card. */
function placeRegions(regions: readonly Region[], card: Size): RegionBox[] {
  let x = cardPadding;
  const inside = regions.map(({ label, graph }) => ({ label, layout: layoutGraph(graph) }));
  const tallest = Math.max(0, ...inside.map(({ layout }) => layout.height));
  const share = (card.width - 2 * cardPadding - (regions.length - 1) * regionGap) / regions.length;
  return inside.map(({ label, layout }) => {
    const width = Math.max(layout.width + 2 * regionPadding, share);
    const box = {
      label,
      layout,
      x,
      y: card.height,
      width,
      height: tallest + 2 * regionPadding + (label ? regionHeader : 0),
    };
    x += width + regionGap;
    return box;
  });
}

function labelOf(text: string): Omit<EdgeLabel, keyof Point> {
  if (text === '') {
    return { lines: [], width: 0, height: 0 };
  }
  const lines = wrapText(shorten(text, 90), 190, fontSizes.label);
  const width = Math.max(...lines.map((line) => textWidth(line, fontSizes.label)));
  return { lines, width: width + 10, height: lines.length * labelLineHeight + 4 };
}

/** The layout places centres. */
function corner(size: Size, center: Point): Point {
  return { x: center.x - size.width / 2, y: center.y - size.height / 2 };
}
