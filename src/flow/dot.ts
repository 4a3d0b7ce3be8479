import { languageOf } from '../languages/index.ts';
import { drawnParts } from './checklist.ts';
import type { Flow, FlowEdge, NodeKind } from './flow.ts';
import { nodeNames, nodeText, type TextChartOptions } from './mermaid.ts';
import { columns } from './rail/grid.ts';
import { clean } from './rail/label.ts';
import { wrap } from './rail/wrap.ts';

const shapes: Record<NodeKind, string> = {
  step: '',
  decision: 'shape=hexagon, style=solid, ',
  'hand-off': 'shape=parallelogram, style=solid, ',
  'sub-procedure': 'peripheries=2, style=solid, ',
  end: 'shape=oval, style=solid, ',
};

const labelWidth = 32;

/** Procedures as one graph in the DOT language of Graphviz; several procedures become clusters. */
export function toDot(flows: Flow | Flow[], options: TextChartOptions = {}): string {
  const drawn = [flows].flat().filter((flow) => flow.nodes.length > 0);
  const words = options.words ?? languageOf(options.language ?? drawn[0]?.language ?? 'en').chart;
  const title = options.title === undefined ? '' : `, labelloc=t, label=${quote(clean(options.title))}`;
  const lines = [
    'digraph sop {',
    `  graph [rankdir=TB, fontname="Helvetica"${title}];`,
    '  node [shape=box, style=rounded, fontname="Helvetica", fontsize=12];',
    '  edge [fontname="Helvetica", fontsize=11];',
  ];
  for (const [index, flow] of drawn.entries()) {
    const ids = nodeNames(flow, drawn.length > 1 ? `n${index + 1}_` : 'n_');
    if (drawn.length > 1) {
      lines.push(`  subgraph cluster_${index + 1} {`, `    label=${quote(clean(flow.phase ?? flow.at))};`);
    }
    const { nodes, edges, items } = drawnParts(flow);
    for (const node of nodes) {
      lines.push(`  ${ids.get(node.id)} [${shapes[node.kind]}label=${quote(nodeText(node, words))}];`);
    }
    if (drawn.length > 1) lines.push('  }');
    lines.push(...edges.flatMap((edge) => edgeLine(edge, ids)));
    // Edges that are not seen keep the items below each other.
    const below = items.map(({ id }) => ids.get(id)).join(' -> ');
    if (items.length > 1) lines.push(`  ${below} [style=invis];`);
  }
  return `${lines.join('\n')}\n}\n`;
}

function edgeLine(edge: FlowEdge, ids: Map<string, string>): string[] {
  const from = ids.get(edge.from);
  const to = ids.get(edge.to);
  if (!from || !to) return [];
  const attributes = [
    ...(edge.label ? [`label=${quote(clean(edge.label))}`] : []),
    // Loops must not turn the chart upside down.
    ...(edge.kind === 'loop' ? ['style=dashed, constraint=false'] : []),
  ];
  return [`  ${from} -> ${to}${attributes.length > 0 ? ` [${attributes.join(', ')}]` : ''};`];
}

/** A quoted string of DOT, broken into lines; Graphviz reads entities in it, so `&` is written as one. */
function quote(text: string): string {
  const lines = wrap(text, labelWidth, columns).map((line) =>
    line.replaceAll('&', '&amp;').replace(/["\\]/g, '\\$&'),
  );
  return `"${lines.join('\\n')}"`;
}
