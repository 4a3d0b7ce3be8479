import { languageOf } from '../languages/index.ts';
import type { ChartWords } from '../languages/language.ts';
import { drawnParts } from './checklist.ts';
import type { Flow, FlowEdge, FlowNode, NodeKind } from './flow.ts';
import { clean, ifText, labelOf } from './rail/label.ts';
import { notesOf } from './rail/say.ts';

export interface TextChartOptions {
  title?: string;
  /** BCP 47 tag, that of the first flow by default. */
  language?: string;
  /** Those of the language by default. */
  words?: ChartWords;
}

/** Brackets of Mermaid's node shapes. The flat hexagon takes a third less room than the rhombus. */
const shapes: Record<NodeKind, [string, string]> = {
  step: ['["', '"]'],
  decision: ['{{"', '"}}'],
  'hand-off': ['[/"', '"/]'],
  'sub-procedure': ['[["', '"]]'],
  end: ['(["', '"])'],
};

/**
 * Procedures as one Mermaid flowchart, for Markdown viewers of git hosts. Accepted by Mermaid 11 and 12; several procedures become
 * subgraphs. No line is broken by us: Mermaid 12 would break it twice.
 */
export function toMermaid(flows: Flow | Flow[], options: TextChartOptions = {}): string {
  const drawn = [flows].flat().filter((flow) => flow.nodes.length > 0);
  const words = options.words ?? languageOf(options.language ?? drawn[0]?.language ?? 'en').chart;
  const lines = ['flowchart TD', ...accessibleLines(drawn, options.title, words)];
  for (const [index, flow] of drawn.entries()) {
    const ids = nodeNames(flow, drawn.length > 1 ? `n${index + 1}_` : 'n_');
    const { edges, items, ...parts } = drawnParts(flow);
    const nodes = parts.nodes.map((node) => nodeLine(node, ids, words));
    const isGroup = drawn.length > 1;
    if (isGroup)
      lines.push(`  subgraph g${index + 1}["${escaped(clean(flow.phase ?? flow.at)) || index + 1}"]`);
    lines.push(...nodes.map((line) => (isGroup ? `  ${line}` : line)));
    if (isGroup) lines.push('  end');
    lines.push(...edges.flatMap((edge) => edgeLine(edge, ids)));
    // Links that are not seen keep the items below each other.
    const below = items.map(({ id }) => ids.get(id)).join(' ~~~ ');
    if (items.length > 1) lines.push(`  ${below}`);
  }
  return `${lines.join('\n')}\n`;
}

function accessibleLines(flows: Flow[], title: string | undefined, words: ChartWords): string[] {
  const nodes = flows.flatMap((flow) => flow.nodes);
  const steps = nodes.filter((node) => /^\d+$/.test(node.number ?? '')).length;
  const decisions = nodes.filter((node) => node.kind === 'decision').length;
  const lines = title === undefined ? [] : [`  accTitle: ${escaped(words.chartOf(clean(title)))}`];
  return [...lines, `  accDescr: ${escaped(words.counts(steps, decisions))}`];
}

/** Ids with a prefix (`end` alone is a keyword of Mermaid), of letters, digits and `_`, each once. */
export function nodeNames(flow: Flow, prefix: string): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const [index, { id }] of flow.nodes.entries()) {
    const name = prefix + id.replace(/[^A-Za-z0-9]/g, '_');
    const own = taken.has(name) ? `${name}_${index}` : name;
    taken.add(own);
    names.set(id, own);
  }
  return names;
}

/** A node's number, label, role and time on one line. */
export function nodeText(node: FlowNode, words: ChartWords): string {
  const label = clean(labelOf(node));
  const condition = node.kind === 'decision' && node.condition !== undefined ? clean(node.condition) : '';
  const shown = condition !== '' ? ifText(condition, words) : label || (node.kind === 'end' ? words.end : '');
  return [clean(node.number ?? ''), shown, ...notesOf({ ...node, label }, words).map(clean)]
    .filter((part) => part !== '')
    .join(' ');
}

function nodeLine(node: FlowNode, ids: Map<string, string>, words: ChartWords): string {
  const [open, close] = shapes[node.kind];
  return `  ${ids.get(node.id)}${open}${escaped(nodeText(node, words))}${close}`;
}

function edgeLine(edge: FlowEdge, ids: Map<string, string>): string[] {
  const from = ids.get(edge.from);
  const to = ids.get(edge.to);
  if (!from || !to) return [];
  const label = edge.label ? `|"${escaped(clean(edge.label))}"|` : '';
  return [`  ${from} ${edge.kind === 'loop' ? '-.->' : '-->'}${label} ${to}`];
}

/**
 * Characters that Mermaid reads as syntax even between quotes become its decimal entities: markup, formulas (`$$`), icons (`fa:fa-x`),
 * directives (`%%{`), line breaks (`\n`), and list marks at the start.
 */
function escaped(text: string): string {
  return text
    .replace(/["#&<>`\\$*_~|;]|%(?=[%{])|:(?=\p{L})/gu, entity)
    .replace(/^[-+](?= )|^\d+[.)](?= )/, (mark) => mark.slice(0, -1) + entity(mark.slice(-1)));
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}
