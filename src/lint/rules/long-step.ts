import { defineRule } from '../rule.ts';
import { everyStep, headOf } from '../steps.ts';

/** 95 % of real steps are shorter. */
const MOST_WORDS = 60;

export const longStep = defineRule({
  id: 'long-step',
  group: 'steps',
  severity: 'hint',
  summary: 'A step whose first paragraph has more than 60 words',
  why: 'Somebody who looks away to do the first half of a long step does not find the second half again.',
  messages: {
    long: {
      reason: 'Unexpected {count} words in one step, expected at most {most}',
      hint: 'Make each action a step of its own, and move explanations into an indented paragraph below the step.',
    },
  },
  good: [
    {
      text: `## Instructions

1. **Find the order.** Search the shop by order number or e-mail address.

   Orders from before the move to the new shop stand in the archive. They keep their old numbers, which begin with a letter. If the customer
   has an old number, search the archive first, then the shop, because some orders were moved by hand and stand in both. The archive is slow in
   the morning, while the nightly copy is being checked, so tell the customer that it may take a moment.
2. Refund the payment.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Search the shop by order number or e-mail address and open the order, then compare the address with what the customer says, look at the
   notes of colleagues, check whether the parcel has left the warehouse, ask the warehouse to stop it when it has not, write what they said in
   the ticket, tell the customer what will happen next and when, and set the ticket to waiting until the warehouse has answered.
2. Refund the payment.
`,
      reports: ['3:4 Unexpected 73 words in one step, expected at most 60'],
    },
  ],
  *check({ sop }) {
    for (const { step, kind } of everyStep(sop)) {
      // A word takes two characters, its space counted: most texts need no counting.
      if (kind === 'item' || step.text.length < MOST_WORDS * 2) continue;
      const count = step.text.split(' ').filter((d) => /[\p{L}\p{N}]/u.test(d)).length;
      if (count > MOST_WORDS)
        yield { message: 'long', values: { count, most: MOST_WORDS }, place: headOf(step) };
    }
  },
});
