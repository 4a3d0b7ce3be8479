import type { FlowEdge, FlowNode } from '../flow.ts';
import { addEnd, type Draft, edge, type Jump } from './draft.ts';
import { type Found, findTarget, foundElsewhere } from './targets.ts';

/**
 * Draws the edges of all jumps once every node exists. A target in another procedure of the same file is an ending that names it and
 * links to its anchor; a target that does not exist or is not unique is kept as lost.
 */
export function joinJumps(draft: Draft): void {
  sortNodes(draft);
  const order = orderOf(draft);
  for (const jump of draft.jumps) {
    const found = findTarget(jump.target, draft.targets, jump.step, jump.siblings);
    const to = nodeFor(found, draft);
    if (to !== undefined) draft.edges.push(jumpEdge(jump, to, order));
    else if (isAmbiguous(found) || !leaves(jump, draft)) lose(jump, found, draft);
  }
  sortNodes(draft);
  sortEdges(draft);
}

const orderOf = (draft: Draft) => new Map(draft.nodes.map((node, index) => [node.id, index]));

/** Nodes in source order, the implied ending last. */
function sortNodes(draft: Draft): void {
  const at = (node: FlowNode): number =>
    node.implied ? Number.POSITIVE_INFINITY : (node.place.start.offset ?? 0);
  // Steps are mostly read in source order.
  if (draft.nodes.every((node, index, nodes) => at(nodes[index - 1] ?? node) <= at(node))) return;
  const placed = draft.nodes.map((node, index) => ({ node, index, at: at(node) }));
  draft.nodes = placed
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at - b.at))
    .map(({ node }) => node);
}

/** Edges in the order of their nodes; those of one node in the order in which the author wrote them. */
function sortEdges(draft: Draft): void {
  const order = orderOf(draft);
  const keyed = draft.edges.map((one) => ({
    one,
    from: order.get(one.from) ?? 0,
    at: one.place.start.offset ?? 0,
  }));
  draft.edges = keyed.sort((a, b) => a.from - b.from || a.at - b.at).map(({ one }) => one);
}

function nodeFor(found: Found, draft: Draft): string | undefined {
  return found && 'step' in found ? draft.nodeOf.get(found.step) : undefined;
}

function jumpEdge(jump: Jump, to: string, order: Map<string, number>): FlowEdge {
  const back = (order.get(to) ?? 0) <= (order.get(jump.open.from) ?? 0);
  const open =
    jump.open.label === undefined && jump.until !== undefined
      ? { ...jump.open, label: jump.until }
      : jump.open;
  return edge(open, to, back ? 'loop' : 'jump', jump.place);
}

/** Two steps of this procedure have the name: a third one elsewhere does not make it clear. */
function isAmbiguous(found: Found): boolean {
  return found !== undefined && 'lost' in found && found.lost === 'ambiguous';
}

/** A jump out of this procedure into another one of the file. */
function leaves(jump: Jump, draft: Draft): boolean {
  const found = foundElsewhere(jump.target, jump.step, draft);
  const id = found && nodeFor({ step: found.step }, found.draft);
  const node = found?.draft.nodes.find((one) => one.id === id);
  if (!node) return false;
  const end = addEnd(node.label, jump.place, undefined, draft);
  end.target = `#${node.anchor}`;
  draft.edges.push(edge(jump.open, end.id, 'jump', jump.place));
  return true;
}

function lose(jump: Jump, found: Found, draft: Draft): void {
  const { target, open, place } = jump;
  const lost = found && 'lost' in found ? found : { lost: 'missing' as const, candidates: [] };
  const written = target.kind === 'title' ? target.title : target.written;
  const reason = lost.lost === 'near' ? 'missing' : lost.lost;
  const label = open.label === undefined ? {} : { label: open.label };
  draft.lost.push({ from: open.from, target: written, reason, candidates: lost.candidates, ...label, place });
}
