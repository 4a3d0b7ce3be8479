import { faultsOf } from '../faults.ts';
import { formsOf } from '../forms.ts';
import { defineRule, type Finding } from '../rule.ts';

export const deadEnd = defineRule({
  id: 'dead-end',
  group: 'steps',
  severity: 'warning',
  summary: 'An answer with nothing behind it, or a step after which nothing is said',
  why: 'The reader has the answer, looks for what to do, and finds an empty line.',
  messages: {
    answer: {
      reason: 'Unexpected answer `{answer}` with nothing behind it, expected what to do',
      hint: 'Write what follows: an action, `{goOn}`, `{toAny}` with the title of a step, or `{end}`',
    },
    step: {
      reason: 'Unexpected stop after `{label}`, expected what comes next',
      hint: 'Say how it goes on: `{goOn}`, `{toAny}` with the title of a step, or `{end}`',
    },
  },
  good: [
    {
      text: `## Instructions

1. Is it paid?
   - **Yes:** Go on.
   - **No:** End.
2. Refund the payment.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Is it paid?
   - **Yes:** Refund the payment.
   - **No:**
2. Close the ticket.
`,
      reports: ['5:8 Unexpected answer `No` with nothing behind it, expected what to do'],
    },
  ],
  *check({ flows, words }): Generator<Finding> {
    const { goOn, toAny, end } = formsOf(words);
    const ways = { goOn, toAny, end };
    for (const { fault } of faultsOf(flows, 'dead-end')) {
      const { answer, label, place } = fault;
      if (answer === undefined) yield { message: 'step', values: { label, ...ways }, place, subject: label };
      else yield { message: 'answer', values: { answer, ...ways }, place, subject: `${label} ${answer}` };
    }
  },
});
