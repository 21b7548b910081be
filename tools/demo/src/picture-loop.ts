import type { Graph, GraphEdge, GraphNode } from './picture-graph';

/** The edges that lead back to a state on the way from the start: without them the graph has no cycle. */
export function findLoops(graph: Graph): Set<GraphEdge> {
  const loops = new Set<GraphEdge>();
  const onTheWay = new Set<GraphNode>();
  const done = new Set<GraphNode>();
  const visit = (node: GraphNode): void => {
    onTheWay.add(node);
    for (const edge of graph.edges.filter(({ from }) => from === node)) {
      if (onTheWay.has(edge.to)) {
        loops.add(edge);
      } else if (!done.has(edge.to)) {
        visit(edge.to);
      }
    }
    onTheWay.delete(node);
    done.add(node);
  };
  for (const node of graph.nodes) {
    if (!done.has(node)) {
      visit(node);
    }
  }
  return loops;
}
