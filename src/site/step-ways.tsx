import type { Element, ElementContent } from 'hast';
import type { Step } from '../document/sop.ts';
import type { Flow, FlowNode } from '../flow/flow.ts';
import type { ChartWords } from '../languages/language.ts';
import type { Exit } from './flow-index.ts';
import { flat } from './jsx-runtime.ts';
import type { Span } from './spans.ts';
import { plain } from './step-label.ts';
import type { Scope } from './step-scope.ts';

const isUp = ({ edge }: Exit) => edge.kind === 'loop';

/** The whole way of an answer that says nothing else: "Go to step 4". */
export function wayLink(exit: Exit, chart: ChartWords): Element {
  const { to } = exit;
  if (to.kind === 'end') return (<span class="end">{to.label || chart.end}</span>) as Element;
  const number = to.number ?? to.label;
  return (
    <a class="jump" href={`#${to.anchor}`}>
      {isUp(exit) ? chart.backTo(number) : chart.goTo(number)}
    </a>
  ) as Element;
}

/** Where it goes on after what was said, where the author left that open. */
export function wayChip(exit: Exit, scope: Scope): Element | undefined {
  const { to, isWritten } = exit;
  if (isWritten) return undefined;
  if (to.kind === 'end')
    return to.implied ? ((<span class="end">{to.label || scope.chart.end}</span>) as Element) : undefined;
  const number = to.number ?? to.label;
  return (
    <a class="way" href={`#${to.anchor}`} aria-label={scope.chart.goTo(number)}>
      {isUp(exit) ? '↑' : '↓'}
      {number}
    </a>
  ) as Element;
}

/** A plain step that goes elsewhere than to the next step, and does not say so itself. */
export function endChips(step: Step, node: FlowNode | undefined, scope: Scope): ElementContent[] {
  if (!node || node.number?.includes('.')) return [];
  const exits = scope.index
    .exitsOf(step.place)
    .filter(
      ({ edge, isWritten, to }) =>
        !isWritten && edge.kind !== 'next' && edge.kind !== 'answer' && to.kind !== 'end',
    );
  return flat(exits.map((exit) => wayChip(exit, scope)));
}

/** "go back to **Ask for a photo**" leads there, with the number of the step. */
export function jumpSpans(flows: readonly Flow[], chart: ChartWords): Span[] {
  const spans: Span[] = [];
  for (const { nodes, edges } of flows) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    for (const { kind, to, place } of edges) {
      const node = byId.get(to);
      const [start, end] = [place.start.offset ?? 0, place.end.offset ?? 0];
      if ((kind !== 'jump' && kind !== 'loop') || end <= start || !node?.anchor) continue;
      if (spans.some((span) => span.start < end && start < span.end)) continue;
      spans.push({ start, end, make: (inside) => jumpLink(inside, node, chart) });
    }
  }
  return spans;
}

function jumpLink(
  inside: ElementContent[],
  { anchor, number = '' }: FlowNode,
  chart: ChartWords,
): ElementContent[] {
  if (inside.some((node) => node.type === 'element' && node.tagName === 'a')) return inside;
  const says =
    number === '' || new RegExp(`(?<![\\d.])${number.replaceAll('.', '\\.')}(?![\\d])`).test(plain(inside));
  return flat(
    <a class="jump" href={`#${anchor}`}>
      {inside}
      {says ? null : (
        <span class="to" title={chart.step(number)}>
          {number}
        </span>
      )}
    </a>,
  );
}
