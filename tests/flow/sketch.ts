import { parseSop } from '../../src/document/parse.ts';
import type { Flow, FlowEdge, FlowNode } from '../../src/flow/flow.ts';
import { toFlows } from '../../src/flow/read.ts';

/** Reads the steps of a document; without front matter and headings they stand in an Instructions section. */
export function flowsOf(markdown: string, language = 'en'): Flow[] {
  const text = /^#|^---/m.test(markdown) ? markdown : `## Instructions\n\n${markdown}`;
  return toFlows(parseSop('sops/refund.md', text, { language }));
}

export function flowOf(markdown: string, language = 'en'): Flow {
  const [flow, ...more] = flowsOf(markdown, language);
  if (!flow || more.length > 0) throw new Error(`Expected one flow, got ${more.length + (flow ? 1 : 0)}`);
  return flow;
}

/** A flow in one line a node: `2 ? Is it old? | Yes → 2a | No* → 3`. `*` marks what the author did not write, `»` a jump, `«` a loop. */
export function sketch(flow: Flow): string[] {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  return flow.nodes
    .filter((node) => !node.implied)
    .map((node) => {
      const ways = flow.edges.filter((edge) => edge.from === node.id).map((edge) => way(edge, nodes));
      const lost = flow.lost
        .filter((jump) => jump.from === node.id)
        .map((jump) => `${jump.reason}: ${jump.target}`);
      return [head(node), ...ways, ...lost].join(' | ');
    });
}

export const sketchOf = (markdown: string, language = 'en'): string[] => sketch(flowOf(markdown, language));

const signs: Record<FlowNode['kind'], string> = {
  step: '',
  decision: '? ',
  'hand-off': '↗ ',
  'sub-procedure': '§ ',
  end: '■ ',
};

function head(node: FlowNode): string {
  const marks = [
    node.optional ? '(optional)' : '',
    node.role ? `@${node.role}` : '',
    node.time ? `[${node.time}]` : '',
  ];
  return [node.number ?? node.id, `${signs[node.kind]}${node.label}`, ...marks].filter(Boolean).join(' ');
}

function way(edge: FlowEdge, nodes: Map<string, FlowNode>): string {
  const target = nodes.get(edge.to);
  const sign = { next: '→', answer: '→', jump: '»', loop: '«' }[edge.kind];
  const label =
    edge.label === undefined ? '' : `${edge.label}${edge.implied ? '*' : ''}${edge.empty ? '!' : ''} `;
  return `${label}${sign} ${target?.implied ? 'end' : (target?.number ?? edge.to)}`;
}
