import { arrange, GAP } from './arrange';
import { type Card, cardOf } from './card';
import type { Graph, GraphEdge, GraphNode } from './graph';
import type { Item } from './rank';
import { drawRoutes, layerTops, loopRoom, routesOf, straightChains } from './routes';
import { straighten } from './straighten';
import { END, innerWorkflows, isDistributed, START, type State, transitionsOf, type Workflow } from './workflow';

const ENDS = { width: 64, height: 26 };
/** Around the graph, and around what is inside of a box. */
const PADDING = 16;
/** Between the texts of a box and what is inside of it. */
const BELOW = 8;
/** Between the branches of a Parallel. */
const BRANCH_GAP = 24;

/** Where a workflow stands. */
interface Place {
  /** The name of the state around it. */
  readonly parent?: string;
  /** Whether it runs in child executions. */
  readonly child: boolean;
}

/** Lays out a definition: layers from top to bottom, states inside of others as boxes in boxes. */
export function layOut(definition: Workflow): Graph {
  const { nodes, edges, width, height } = shifted(layOutWorkflow(definition, { child: false }), PADDING, PADDING);
  return { nodes, edges, width: Math.ceil(width + 2 * PADDING), height: Math.ceil(height + 2 * PADDING) };
}

function layOutWorkflow(workflow: Workflow, place: Place): Graph {
  const { StartAt, States } = workflow;
  const transitions = transitionsOf(workflow).filter(({ to }) => place.parent === undefined || to !== END);
  if (place.parent === undefined) transitions.unshift({ from: START, to: StartAt, kind: 'next' });
  const inside = new Map<string, Graph>();
  const cards = new Map<string, Card>();
  const items = new Map<string, Item>();
  const add = (id: string, width: number, height: number, aside = 0): Item => {
    const item = { id, width: width + 2 * aside, height, aside, layer: 0, x: 0 };
    items.set(id, item);
    return item;
  };
  if (place.parent === undefined) add(START, ENDS.width, ENDS.height);
  for (const [name, state] of startFirst(StartAt, States)) {
    const card = cardOf(name, state);
    cards.set(name, card);
    const inner = layOutInside(name, state, place.child);
    if (inner) {
      inside.set(name, inner);
      const width = Math.max(inner.width + 2 * PADDING, card.width);
      add(name, width, card.height + BELOW + inner.height + PADDING, loopRoom(name, transitions));
    } else add(name, card.width, card.height, loopRoom(name, transitions));
  }
  if (transitions.some(({ to }) => to === END)) add(END, ENDS.width, ENDS.height);

  const routes = routesOf(
    transitions.filter(({ from, to }) => items.has(from) && items.has(to)),
    items,
    add,
  );
  const layers = arrange(
    [...items.values()],
    routes.flatMap(({ lines }) => lines),
  );
  straighten(layers, straightChains(routes), GAP);
  const tops = layerTops(layers);
  const all = [...items.values()];
  const left = Math.min(...layers.map(([first]) => first!.x - first!.width / 2));
  for (const item of all) item.x -= left;

  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const { id, x, layer, height, ...item } of all) {
    const width = item.width - 2 * item.aside;
    const state = States[id];
    if (!state && id !== START && id !== END) continue;
    const box = { x: x - width / 2, y: tops[layer]!.middle - height / 2, width, height };
    const inner = inside.get(id);
    nodes.push(nodeOf(id, state, cards.get(id), box, { ...place, container: inner !== undefined }));
    if (!inner) continue;
    const moved = shifted(inner, box.x + (width - inner.width) / 2, box.y + cards.get(id)!.height + BELOW);
    nodes.push(...moved.nodes);
    edges.push(...moved.edges);
  }
  edges.push(...drawRoutes(routes, tops));
  return {
    nodes,
    edges,
    width: Math.max(...layers.map((layer) => layer.at(-1)!.x + layer.at(-1)!.width / 2)),
    height: tops.at(-1)!.bottom,
  };
}

/** The order of a definition decides where nothing else does, but for the state that it begins with. */
function startFirst(first: string, states: Workflow['States']): [string, State][] {
  return Object.entries(states).sort(([left], [right]) => Number(right === first) - Number(left === first));
}

function nodeOf(
  id: string,
  state: State | undefined,
  card: Card | undefined,
  box: Pick<GraphNode, 'x' | 'y' | 'width' | 'height'>,
  { parent, child, container }: Place & { readonly container: boolean },
): GraphNode {
  return {
    name: state ? id : '',
    type: state ? state.Type : id === START ? 'Start' : 'End',
    kind: card?.kind ?? '',
    lines: card?.lines ?? [],
    ...(card?.retry !== undefined && { retry: card.retry }),
    ...(typeof state?.Comment === 'string' && { comment: state.Comment }),
    ...box,
    ...(parent !== undefined && { parent }),
    container,
    child,
  };
}

/** What is inside of a state: the branches of a Parallel stand beside each other. */
function layOutInside(name: string, state: State, child: boolean): Graph | undefined {
  const workflows = innerWorkflows(state);
  if (workflows.length === 0) return undefined;
  const place = { parent: name, child: child || isDistributed(state) };
  const parts = workflows.map((workflow) => layOutWorkflow(workflow, place));
  let x = 0;
  const moved = parts.map((part) => {
    const placed = shifted(part, x, 0);
    x += part.width + BRANCH_GAP;
    return placed;
  });
  return {
    nodes: moved.flatMap(({ nodes }) => nodes),
    edges: moved.flatMap(({ edges }) => edges),
    width: x - BRANCH_GAP,
    height: Math.max(...parts.map(({ height }) => height)),
  };
}

function shifted({ nodes, edges, width, height }: Graph, x: number, y: number): Graph {
  return {
    nodes: nodes.map((node) => ({ ...node, x: node.x + x, y: node.y + y })),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map(([left, top]) => [left + x, top + y] as const),
      ...(edge.label && { label: { ...edge.label, x: edge.label.x + x, y: edge.label.y + y } }),
    })),
    width,
    height,
  };
}
