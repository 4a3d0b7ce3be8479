import type { Edit } from '../../document/diagnostic.ts';
import { fold } from '../../document/near.ts';
import type { Flow, FlowEdge, FlowNode } from '../../flow/flow.ts';
import type { ReadingWords } from '../../languages/language.ts';
import { phrasesOf } from '../../languages/phrases.ts';
import { driftsOf } from '../drift.ts';
import { type DocumentRule, defineRule, type Finding } from '../rule.ts';
import { sourceOf, startOf } from '../source.ts';

export const jumpByNumber = defineRule<DocumentRule>({
  id: 'jump-by-number',
  group: 'steps',
  severity: 'hint',
  summary: 'A "go to step 6" where the step has a title',
  why: 'Numbers change when a step is added above; a title stays right, and tells the reader what comes.',
  messages: {
    number: {
      reason: 'Unexpected jump to step `{number}` by its number, expected its title `{title}`',
      hint: 'Write `**{title}**` in place of the number.',
      fix: 'Write `**{title}**`',
    },
  },
  good: [
    {
      text: `## Instructions

1. Is the item damaged?
   - **Yes:** Go on.
   - **No:** Go to **Close the ticket**.
2. Does the photo show it?
   - **Yes:** Go on.
   - **No:** Ask for a better photo, then repeat step 2.
3. **Close the ticket.** End.
`,
    },
    {
      text: '## Instructions\n\n1. Open the order.\n2. If it is not paid, go to step 4.\n3. Refund it.\n4. Tell the customer.\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. **Find the order.** Search the shop.
2. Is it older than 30 days?
   - **Yes:** Explain the 30-day rule and go to step 4.
   - **No:** If the number was wrong, go back to step 1.
3. Refund the payment.
4. **Close the ticket.** End.
`,
      reports: [
        '5:43 Unexpected jump to step `4` by its number, expected its title `Close the ticket`',
        '6:39 Unexpected jump to step `1` by its number, expected its title `Find the order`',
      ],
      fixed: `## Instructions

1. **Find the order.** Search the shop.
2. Is it older than 30 days?
   - **Yes:** Explain the 30-day rule and go to **Close the ticket**.
   - **No:** If the number was wrong, go back to **Find the order**.
3. Refund the payment.
4. **Close the ticket.** End.
`,
    },
  ],
  *check({ sop, flows, words, former }): Generator<Finding> {
    // The title of the step that a drifted number leads to now would make the mistake permanent.
    const drifted = new Set(
      (former ? driftsOf({ sop, flows, words }, former) : []).map((d) => startOf(d.place)),
    );
    for (const flow of flows) {
      for (const edge of flow.edges) {
        if ((edge.kind !== 'jump' && edge.kind !== 'loop') || drifted.has(startOf(edge.place))) continue;
        const title = titleOf(flow, edge);
        const edit = title === undefined ? undefined : writeTitle(sop.text, edge, title, words);
        if (title === undefined || !edit) continue;
        const number = sop.text.slice(edit.start, edit.end).replace(/^\D+(?=\d)/u, '');
        yield { message: 'number', values: { number, title }, place: edge.place, fix: { edits: [edit] } };
      }
    }
  },
});

/** The title of the step that an edge leads to, if no other step has it; undefined for a step that is repeated from within. */
function titleOf({ nodes }: Flow, { from, to }: FlowEdge): string | undefined {
  const target = nodes.find((d) => d.id === to);
  const start = nodes.find((d) => d.id === from);
  if (!target?.title || outerNumber(target) === outerNumber(start)) return undefined;
  const same = nodes.filter((d) => fold(d.title ?? d.label) === fold(target.title ?? ''));
  return same.length === 1 && !/[*_`[\]<>\\]/.test(target.title) ? target.title : undefined;
}

function outerNumber(node: FlowNode | undefined): string | undefined {
  return node?.number === undefined ? undefined : /^\d+/.exec(node.number)?.[0];
}

/** Puts the title where "step 6" stands, or `6` where the number alone ends the phrase; undefined for ranges and for other wordings. */
function writeTitle(text: string, { place }: FlowEdge, title: string, words: ReadingWords): Edit | undefined {
  const source = sourceOf(text, place);
  // A link to an anchor is robust already.
  if (source.includes('](')) return undefined;
  const named = phrasesOf(words, 'step').find(source);
  const jump = (['jumpToStep', 'repeatStep'] as const)
    .map((d) => phrasesOf(words, d).find(source))
    .find((d) => d?.number);
  const found =
    named ??
    (jump?.number && source.slice(jump.number.end, jump.end).replace('.', '') === ''
      ? jump.number
      : undefined);
  if (!found || named?.to !== undefined || jump?.to !== undefined) return undefined;
  const end = source.slice(0, found.end).replace(/[.\s]+$/, '').length;
  return { start: startOf(place) + found.start, end: startOf(place) + end, text: `**${title}**` };
}
