import type { Flow, FlowEdge, FlowNode } from '../flow/flow.ts';

/** A node with all that is compared, numbers of jumps left out: a renumbering alone is no change. */
export interface Box {
  flow: number;
  node: FlowNode;
  text: string;
  exits: { edge: FlowEdge; target?: FlowNode }[];
}

export interface StepsInput {
  source: string;
  flows: readonly Flow[];
}

/** That a step which came or went ends the procedure is a part of that step. */
export function withoutTheirEnds(boxes: readonly Box[], flows: readonly Flow[]): Box[] {
  const nodes = new Map(boxes.map(({ node, flow }) => [`${flow} ${node.id}`, node]));
  return boxes.filter(({ node, flow }) => {
    if (node.kind !== 'end') return true;
    const leading = (flows[flow]?.edges ?? []).filter(({ to }) => to === node.id);
    return !(leading.length > 0 && leading.every(({ from }) => nodes.has(`${flow} ${from}`)));
  });
}

export function boxesOf({ source, flows }: StepsInput): Box[] {
  return flows.flatMap((flow, index) => {
    const byId = new Map(flow.nodes.map((node) => [node.id, node]));
    return flow.nodes
      .filter(({ implied }) => !implied)
      .map((node) => {
        const edges = flow.edges.filter(({ from }) => from === node.id);
        return {
          flow: index,
          node,
          text: textOf(node, edges, source),
          exits: edges.map((edge) => ({ edge, target: byId.get(edge.to) })),
        };
      });
  });
}

export const named = ({ text, node }: Box) => ({
  text: `${node.kind === 'end' ? 'end: ' : ''}${text}`,
  name: node.title,
  isQuestion: node.kind === 'decision' && node.listed === true,
});

/** Label and details, with the words of its jumps left out: where a jump leads is compared as an exit. */
function textOf(node: FlowNode, edges: readonly FlowEdge[], source: string): string {
  const parts = [
    node.label.startsWith(node.title ?? '') ? '' : node.title,
    node.label,
    ...node.details,
  ].filter((part) => part);
  let text = parts.map((part, index) => (index < parts.length - 1 ? closed(part ?? '') : part)).join(' ');
  for (const { kind, place } of edges) {
    if (kind !== 'jump' && kind !== 'loop') continue;
    const written = source
      .slice(place.start.offset, place.end.offset)
      .replace(/[*_[\]]|\([^()]*\)/gu, '')
      .replace(/\s+/gu, ' ')
      .trim();
    if (written !== '' && written.length < text.length) text = text.replace(written, '');
  }
  return text.replace(/\s+/gu, ' ').trim();
}

/** A title has lost its full stop; before more text it gets it back. */
const closed = (part: string) => (/[.:!?…]$/u.test(part) ? part : `${part}.`);
