import type { WorkflowDefinition } from './picture-definition';
import { type Graph, type GraphEdge, type GraphNode, type NodeType, readGraph } from './picture-graph';
import { typeColors } from './picture-style';
import { oneLine, shorten } from './picture-text';

type Shape = readonly [open: string, close: string];

type BoxType = 'Parallel' | 'Map';

const shapes: Record<Exclude<NodeType, BoxType>, Shape> = {
  Start: ['((', '))'],
  End: ['(((', ')))'],
  Task: ['[', ']'],
  Pass: ['(', ')'],
  Choice: ['{', '}'],
  Wait: ['{{', '}}'],
  Succeed: ['([', '])'],
  Fail: ['([', '])'],
};

/**
 * Writes a workflow as Mermaid text. A flowchart, since state diagrams can neither dash the edge of a caught error
 * nor put the branches of a Parallel state into boxes of their own.
 */
export function toMermaid(definition: WorkflowDefinition): string {
  const ids = new Map<GraphNode, string>();
  const graph = readGraph(definition);
  const body = writeGraph(graph, ids, '  ');
  const classes = Object.entries(typeColors).map(
    ([type, color]) => `  classDef ${type} fill:#ffffff,stroke:${color},stroke-width:2px,color:#1f2733`,
  );
  const boxes = [...ids].flatMap(([node, id]) => (isBox(node) ? writeClasses(node, id) : []));
  const branch = '  classDef Branch fill:#f4f6f9,stroke:#b9c1cc,color:#1f2733';
  return ['flowchart TB', ...body, ...classes, branch, ...boxes, ''].join('\n');
}

function writeGraph(graph: Graph, ids: Map<GraphNode, string>, indent: string): string[] {
  return [
    ...graph.nodes.flatMap((node) => writeNode(node, ids, indent)),
    ...graph.edges.map((edge) => indent + writeEdge(edge, ids)),
  ];
}

function writeNode(node: GraphNode, ids: Map<GraphNode, string>, indent: string): string[] {
  const id = `state${ids.size + 1}`;
  ids.set(node, id);
  if (!isBox(node)) {
    const [open, close] = shapes[node.type as Exclude<NodeType, BoxType>];
    return [`${indent}${id}${open}${quoted(nodeLines(node))}${close}:::${node.type}`];
  }
  return [
    // The box of a subgraph leaves its title one line only, and unless told turns the direction of what is inside.
    `${indent}subgraph ${id}[${quoted([nodeLines(node).join(' · ')])}]`,
    `${indent}  direction TB`,
    ...node.regions.flatMap(({ label, graph }, index) => {
      if (label === '') {
        return writeGraph(graph, ids, `${indent}  `);
      }
      return [
        `${indent}  subgraph ${branchId(id, index)}[${quoted([label])}]`,
        `${indent}    direction TB`,
        ...writeGraph(graph, ids, `${indent}    `),
        `${indent}  end`,
      ];
    }),
    `${indent}end`,
  ];
}

function writeClasses({ type, regions }: GraphNode, id: string): string[] {
  const branches = regions.flatMap(({ label }, index) => (label === '' ? [] : `  class ${branchId(id, index)} Branch`));
  return [`  class ${id} ${type}`, ...branches];
}

function branchId(id: string, index: number): string {
  return `${id}branch${index + 1}`;
}

function isBox({ type }: GraphNode): boolean {
  return type === 'Parallel' || type === 'Map';
}

function nodeLines({ type, name, detail, retry }: GraphNode): string[] {
  if (type === 'Start' || type === 'End') {
    return [name];
  }
  return [name, [type, detail && shorten(detail, 120), retry].filter(Boolean).join(' · ')];
}

function writeEdge({ from, to, kind, label }: GraphEdge, ids: Map<GraphNode, string>): string {
  const text = label === '' ? '' : `|${quoted([shorten(label, 90)])}|`;
  return `${ids.get(from)} ${kind === 'catch' ? '-.->' : '-->'}${text} ${ids.get(to)}`;
}

function quoted(lines: readonly string[]): string {
  return `"${lines.map(escapeMermaid).join('<br/>')}"`;
}

/** Writes every character that Mermaid, its Markdown or HTML could take for syntax as an entity code. */
function escapeMermaid(text: string): string {
  return oneLine(text).replace(
    /(?<=^\d*)[.)-]|\$(?=\$)|[!"#%&'*+;<>?@[\\\]^_`{|}~]/gu,
    (char) => `#${char.codePointAt(0)};`,
  );
}
