import { conditionText } from './picture-condition';
import type { StateDefinition, WorkflowDefinition } from './picture-definition';
import { detailText, retryText } from './picture-detail';

export const stateTypes = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'] as const;

export type NodeType = (typeof stateTypes)[number] | 'Start' | 'End';

/** A state, or one of the two points at which a workflow starts and ends. */
export interface GraphNode {
  readonly type: NodeType;
  readonly name: string;
  readonly detail?: string;
  readonly retry?: string;
  readonly comment?: string;
  /** What runs inside a Parallel or Map state. */
  readonly regions: readonly Region[];
}

export interface Region {
  readonly label: string;
  readonly graph: Graph;
}

export interface GraphEdge {
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly kind: 'next' | 'choice' | 'catch';
  readonly label: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Reads a definition into the graph that both pictures draw; what cannot be drawn is an error that names the state. */
export function readGraph(definition: WorkflowDefinition): Graph {
  const states = Object.entries(definition.States);
  const nodes = new Map(states.map(([name, state]) => [name, readNode(name, state)]));
  const start: GraphNode = { type: 'Start', name: 'Start', regions: [] };
  const end: GraphNode = { type: 'End', name: 'End', regions: [] };
  const find = (name: string | undefined, origin: string): GraphNode => {
    const node = nodes.get(name ?? '');
    if (!node) {
      throw new Error(`${origin} leads to ${JSON.stringify(name)}, which is no state of this workflow.`);
    }
    return node;
  };

  const edges: GraphEdge[] = [{ from: start, to: find(definition.StartAt, 'StartAt'), kind: 'next', label: '' }];
  for (const [name, state] of states) {
    const from = nodes.get(name)!;
    for (const { next, kind, label } of transitions(state)) {
      edges.push({ from, to: find(next, stateLabel(name)), kind, label });
    }
    if (state.End || state.Type === 'Succeed') {
      edges.push({ from, to: end, kind: 'next', label: '' });
    }
  }
  const ends = edges.some(({ to }) => to === end);
  return { nodes: [start, ...nodes.values(), ...(ends ? [end] : [])], edges };
}

interface Transition {
  readonly next: string | undefined;
  readonly kind: GraphEdge['kind'];
  readonly label: string;
}

function transitions(state: StateDefinition): Transition[] {
  const found: Transition[] = (state.Choices ?? []).map((rule) => ({
    next: rule.Next,
    kind: 'choice',
    label: conditionText(rule),
  }));
  if (state.Default !== undefined) {
    found.push({ next: state.Default, kind: 'choice', label: 'otherwise' });
  }
  if (state.Next !== undefined) {
    found.push({ next: state.Next, kind: 'next', label: '' });
  }
  for (const { ErrorEquals, Next } of state.Catch ?? []) {
    found.push({ next: Next, kind: 'catch', label: ErrorEquals.join(', ') });
  }
  return found;
}

function readNode(name: string, state: StateDefinition): GraphNode {
  const type = stateTypes.find((known) => known === state.Type);
  if (!type) {
    throw new Error(
      `${stateLabel(name)} has the unknown type ${JSON.stringify(state.Type)}; known are ${stateTypes.join(', ')}.`,
    );
  }
  return {
    type,
    name,
    detail: detailText(state),
    retry: retryText(state.Retry),
    comment: typeof state.Comment === 'string' ? state.Comment : undefined,
    regions: readRegions(name, state),
  };
}

function readRegions(name: string, state: StateDefinition): Region[] {
  if (state.Type === 'Parallel') {
    return (state.Branches ?? []).map((branch, index) => ({ label: `branch ${index + 1}`, graph: readGraph(branch) }));
  }
  if (state.Type !== 'Map') {
    return [];
  }
  const processor = state.ItemProcessor ?? state.Iterator;
  if (!processor) {
    throw new Error(`${stateLabel(name)} is a Map without an ItemProcessor.`);
  }
  return [{ label: '', graph: readGraph(processor) }];
}

function stateLabel(name: string): string {
  return `State ${JSON.stringify(name)}`;
}
