import type { Step } from '../../document/sop.ts';
import type { Flow } from '../../flow/flow.ts';
import type { ReadingWords } from '../../languages/language.ts';
import { formsOf } from '../forms.ts';
import { bodyColumn } from '../relist.ts';
import { defineRule, type FindingFix } from '../rule.ts';
import { endOf, insert, startOf } from '../source.ts';
import { asks, headOf } from '../steps.ts';

export const unansweredQuestion = defineRule({
  id: 'unanswered-question',
  group: 'steps',
  severity: 'hint',
  summary: 'A step that asks a question and does not say what each answer leads to',
  why: 'The reader knows the answer and still does not know what to do with it; the chart cannot show a decision either.',
  messages: {
    unanswered: {
      reason: 'Unexpected question without answers, expected what to do for each answer',
      hint: 'Write each answer on a line of its own below it (`   - **{yes}:** {goOn}`), or tell the reader what to do: "Note whether …", "Ask the customer whether …".',
      fix: 'Add the answers {yes} and {no}',
    },
  },
  good: [
    {
      text: `## Instructions

1. Is the order older than 30 days?
   - **Yes:** Explain the 30-day rule. End.
   - **No:** Go on.
2. Refund the payment.
`,
    },
    {
      text: `## Instructions

1. Is the order older than 30 days?
2. If yes, explain the 30-day rule. Otherwise, refund the payment.
`,
    },
    {
      text: '## Instructions\n\n1. Ask these questions in this order.\n   - What did you order?\n   - When did it arrive?\n2. Note the answers.\n',
    },
    {
      text: '## Instructions\n\n1. What did you order?\n2. When did it arrive?\n3. Does the box show damage?\n4. Thank the customer.\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Find the order.
2. Is it older than 30 days?
3. Refund the payment.
`,
      reports: ['4:4 Unexpected question without answers, expected what to do for each answer'],
    },
  ],
  *check({ sop, flows, words }) {
    for (const { steps } of sop.procedures) {
      const asked = steps.filter(asks);
      if (asked.length > 1 && asked.length * 2 > steps.length) continue;
      for (const [i, step] of steps.entries()) {
        if (!asks(step) || isDecided(step, flows) || answers(steps[i + 1], flows)) continue;
        yield {
          message: 'unanswered',
          values: { yes: words.chart.yes, no: words.chart.no, goOn: formsOf(words).goOn },
          place: headOf(step),
          suggestions: withAnswers(sop.text, step, words),
        };
      }
    }
  },
});

/** A decision was read from this step. */
function isDecided({ place }: Step, flows: readonly Flow[]): boolean {
  return flows.some(({ nodes }) =>
    nodes.some(
      (d) => d.kind === 'decision' && startOf(d.place) >= startOf(place) && startOf(d.place) < endOf(place),
    ),
  );
}

/** The next step begins with a condition: that is where the answers are. */
function answers(next: Step | undefined, flows: readonly Flow[]): boolean {
  return next !== undefined && isDecided(next, flows);
}

function withAnswers(text: string, step: Step, { chart }: ReadingWords): FindingFix[] {
  if (step.blocks.length > 0 || step.paragraph?.type !== 'paragraph') return [];
  const indent = ' '.repeat(bodyColumn(text, step.place) - 1);
  const line = (label: string) => `\n${indent}- **${label}:** ${chart.goOn}.`;
  return [{ edits: [insert(endOf(headOf(step)), line(chart.yes) + line(chart.no))] }];
}
