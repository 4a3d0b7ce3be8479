import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSop } from '../../src/document/parse.ts';
import type { Flow, FlowEdge, FlowNode } from '../../src/flow/flow.ts';
import { toFlows } from '../../src/flow/read.ts';

export const root = join(import.meta.dirname, '../..');

/** The flows of a text, one line for everything that is not "do this, then the next": ways out, endings, who, how long. */
export function shapeOf(text: string, path = 'sop.md'): string {
  const flows = toFlows(parseSop(path, text, { defaultLanguage: 'en' }));
  return flows.flatMap((flow) => [...(flow.phase ? [`# ${flow.at}`] : []), ...linesOf(flow)]).join('\n');
}

export const shapeOfFile = (path: string) => shapeOf(readFileSync(join(root, path), 'utf8'), path);

function linesOf({ nodes, edges, lost }: Flow): string[] {
  const name = new Map(
    nodes.map((node) => [node.id, node.number ?? (node.implied ? 'end' : `■ ${node.label}`)]),
  );
  const lines = nodes.flatMap((node, at) => {
    const facts = factsOf(node).map((fact) => `${name.get(node.id)} ${fact}`);
    const ways = edges.filter((edge) => edge.from === node.id && !isPlain(edge, nodes[at + 1]));
    return [...facts, ...ways.map((edge) => `${name.get(edge.from)} ${wayOf(edge, name)}`)];
  });
  return [...lines, ...lost.map(({ from, target }) => `${name.get(from)} leads nowhere: ${target}`)];
}

function isPlain(edge: FlowEdge, next: FlowNode | undefined): boolean {
  return edge.kind === 'next' && edge.to === next?.id && (next.kind !== 'end' || next.implied === true);
}

function factsOf(node: FlowNode): string[] {
  return [
    ...(node.optional ? ['optional'] : []),
    ...(node.condition ? [`if ${node.condition}`] : []),
    ...(node.kind === 'hand-off' ? [`▲ ${node.role}`] : []),
    ...(node.awaitsAnswer ? [`waits for ${node.escalatesTo}`] : []),
    ...(node.kind === 'sub-procedure' ? [`▣ ${node.target}`] : []),
    ...(node.role && node.kind !== 'hand-off' ? [`by ${node.role}`] : []),
    ...(node.time ? [`⏱ ${node.time}`] : []),
    ...(node.within ? [`in ${node.within.slice(1)}`] : []),
  ];
}

function wayOf({ kind, label, implied, to }: FlowEdge, name: Map<string, string>): string {
  return [
    label && `${implied ? '(' : ''}${label}${implied ? ')' : ''}`,
    kind === 'loop' ? '↑' : '→',
    name.get(to),
  ]
    .filter(Boolean)
    .join(' ');
}
