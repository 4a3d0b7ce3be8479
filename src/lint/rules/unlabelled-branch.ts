import type { Step } from '../../document/sop.ts';
import type { Flow } from '../../flow/flow.ts';
import { defineRule, type Finding } from '../rule.ts';
import { asks, beginsIn, everyStep, headOf } from '../steps.ts';

export const unlabelledBranch = defineRule({
  id: 'unlabelled-branch',
  group: 'steps',
  severity: 'warning',
  summary: 'A line among the answers to a question that does not say which answer it is for',
  why: 'A reader who comes to the question cannot tell when this line holds, and the chart leaves it out.',
  messages: {
    unlabelled: {
      reason:
        'Unexpected line without an answer among the answers to `{question}`, expected the answer it is for',
      hint: 'Begin the line with its answer in bold (`- **Other:** …`), or indent it under the answer it belongs to.',
    },
  },
  good: [
    {
      text: `## Instructions

1. Is the item damaged?
   - **Yes:** Ask for a photo.
     - The label must be readable.
   - **No:** Go on.
2. Check the address:
   - the street
   - the postcode
3. Close the ticket.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. What does the photo show?
   - **Damage:** Go on.
   - **No damage:** Go to step 3.
   - Ask for a better photo.
2. Refund the payment.
3. Close the ticket.
`,
      reports: [
        '6:6 Unexpected line without an answer among the answers to `What does the photo show?`, expected the answer it is for',
      ],
    },
  ],
  *check({ sop, flows }): Generator<Finding> {
    for (const { step } of everyStep(sop)) {
      for (const block of step.blocks) {
        if (block.kind !== 'list' || block.ordered) continue;
        const labelled = block.items.filter((d) => hasAnswer(d, flows) || (asks(step) && isLabelled(d)));
        if (labelled.length < (asks(step) ? 1 : 2) || labelled.length * 2 < block.items.length) continue;
        for (const item of block.items) {
          if (labelled.includes(item)) continue;
          yield {
            message: 'unlabelled',
            values: { question: step.title ?? step.text },
            place: headOf(item),
            subject: item.text,
          };
        }
      }
    }
  },
});

/** An answer stands at the very beginning of the item. */
function hasAnswer(item: Step, flows: readonly Flow[]): boolean {
  const head = headOf(item);
  return flows.some(({ edges }) =>
    edges.some((d) => d.label !== undefined && !d.implied && beginsIn(head, d.place)),
  );
}

/** Bold words with a colon open the item: "**No damage:** …". */
function isLabelled({ title, text }: Step): boolean {
  return title !== undefined && text.startsWith(`${title}:`);
}
