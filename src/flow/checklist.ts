import type { Flow, FlowEdge, FlowNode } from './flow.ts';

/** Whether the items may be done in any order: a task list in which nobody is sent to another item. */
export function isChecklist(flow: Flow): boolean {
  return flow.carrier === 'checklist' && flow.edges.every(({ kind }) => kind === 'next' || kind === 'answer');
}

/** Only leads on to the next item, or to an end that nobody wrote: charts of a checklist leave it out. `to`: the node it leads to. */
export function onlyGoesOn(edge: FlowEdge, to: FlowNode | undefined): boolean {
  const isWritten = edge.label !== undefined && edge.implied !== true;
  return !isWritten && (to?.implied === true || /^\d+$/.test(to?.number ?? ''));
}

/** The nodes and edges of a flow that text formats draw, and the items of a checklist, which stand below each other without an arrow. */
export function drawnParts(flow: Flow): { nodes: FlowNode[]; edges: FlowEdge[]; items: FlowNode[] } {
  if (!isChecklist(flow)) return { nodes: flow.nodes, edges: flow.edges, items: [] };
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const edges = flow.edges.filter((edge) => !onlyGoesOn(edge, byId.get(edge.to)));
  const nodes = flow.nodes.filter((node) => !node.implied || edges.some(({ to }) => to === node.id));
  return { nodes, edges, items: nodes.filter(({ number }) => /^\d+$/.test(number ?? '')) };
}
