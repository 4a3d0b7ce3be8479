import type { Code, Nodes } from 'mdast';
import type { Edit } from '../document/diagnostic.ts';
import type { Sop } from '../document/sop.ts';
import { languageOf } from '../languages/index.ts';
import type { Flow } from './flow.ts';
import { toMermaid } from './mermaid.ts';

/** First line of a Mermaid block that is ours to keep current: a comment, which no viewer shows. */
const MARK = '%% Drawn from the steps by `sop flow --write`; change the steps, not this.';

/** The block that a document keeps, with the text that it should have. */
export interface KeptChart {
  block: Code;
  /** Of the code alone, without fences; empty when the document has no steps. */
  expected: string;
  current: boolean;
}

/** Is this block one of ours? A chart that somebody drew by hand is theirs. */
export function isKeptChart(node: Nodes): node is Code {
  return node.type === 'code' && node.lang === 'mermaid' && node.value.startsWith(MARK);
}

/** The chart that a document keeps; undefined when it keeps none. */
export function keptChart(sop: Sop, flows: readonly Flow[]): KeptChart | undefined {
  const block = sop.tree.children.find(isKeptChart);
  if (!block) return undefined;
  const expected = chartText(sop, flows);
  return { block, expected, current: block.value.replaceAll('\r\n', '\n') === expected };
}

/**
 * Edits that bring the kept chart up to date, or put one into a section of its own behind the Instructions (behind the steps where there
 * is no such section). None when it is current, or when there are no steps to draw. Positions must be the reference parser's.
 */
export function keepChart(sop: Sop, flows: readonly Flow[]): Edit[] {
  if (!flows.some(({ nodes }) => nodes.length > 0)) return [];
  const kept = keptChart(sop, flows);
  if (kept) return kept.current ? [] : [rewrite(kept, sop.text)];
  const end = endOfInstructions(sop);
  const line = sop.text.includes('\r\n') ? '\r\n' : '\n';
  const before = sop.text.slice(0, end).endsWith('\n') ? line : line + line;
  const rest =
    sop.text.slice(end).trim() === '' ? line : `${line}${/^\r?\n/u.test(sop.text.slice(end)) ? '' : line}`;
  const heading = languageOf(sop.language).chart.flowchart;
  const lines = [`## ${heading}`, '', '```mermaid', ...chartText(sop, flows).split('\n'), '```'];
  return [{ start: end, end, text: before + lines.join(line) + rest }];
}

/** The edit that puts the expected chart into the block, in the line ends and indentation of the file. */
export function rewrite({ block, expected }: KeptChart, source: string): Edit {
  const start = block.position?.start.offset ?? 0;
  const end = block.position?.end.offset ?? start;
  const written = source.slice(start, end);
  const line = written.includes('\r\n') ? '\r\n' : '\n';
  const fence = /^[`~]+/u.exec(written)?.[0] ?? '```';
  const info = written.slice(fence.length).split(/\r?\n/u, 1)[0];
  return { start, end, text: [`${fence}${info}`, ...expected.split('\n'), fence].join(line) };
}

function chartText(sop: Sop, flows: readonly Flow[]): string {
  const drawn = flows.filter(({ nodes }) => nodes.length > 0);
  if (drawn.length === 0) return '';
  return `${MARK}\n${toMermaid(drawn, { title: sop.title?.value, language: sop.language }).trimEnd()}`;
}

function endOfInstructions({ sections, procedures, text }: Sop): number {
  const instructions = sections.find(({ name }) => name === 'instructions');
  const last = instructions?.content.at(-1)?.position ?? procedures.at(-1)?.place;
  const end = last?.end.offset ?? text.length;
  const next = text.indexOf('\n', end);
  return next < 0 ? text.length : next + 1;
}
