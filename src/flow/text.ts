import type { ChartWords } from '../languages/language.ts';
import type { Flow, FlowNode } from './flow.ts';
import { planRail } from './rail/plan.ts';
import { sayBox, sayPill } from './rail/say.ts';

/**
 * The chart in words, for readers who do not see it: one line a step, each with all its ways out.
 * "2. Is the order older than 30 days? Yes: Go to step 6. No: Go to step 3."
 */
export function toText(flow: Flow, words: ChartWords): string {
  const rail = planRail([flow], { words, language: flow.language, labelLength: Number.POSITIVE_INFINITY });
  const lines = new Map<FlowNode, string>();
  for (const row of rail.groups.flatMap((group) => group.rows)) {
    if (row.row === 'box') lines.set(row.node, sentence(sayBox(row, words)));
    else lines.set(row.from, `${lines.get(row.from)} ${sentence(sayPill(row, words))}`);
  }
  return [...lines.values()].map((line) => `${line}\n`).join('');
}

/** Ends with a mark of its own, or a full stop. */
function sentence(text: string): string {
  return /[\p{Po}…]$/u.test(text) ? text : `${text}.`;
}
