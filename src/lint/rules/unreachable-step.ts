import { faultsOf } from '../faults.ts';
import { defineRule, type Finding } from '../rule.ts';

export const unreachableStep = defineRule({
  id: 'unreachable-step',
  group: 'steps',
  severity: 'error',
  summary: 'A step that no way leads to',
  why: 'Either nobody ever does this step, or a way to it was forgotten.',
  messages: {
    step: {
      reason: 'Unexpected step `{number}` that no way leads to, expected one',
      hint: 'Every way ends or turns off before it. Let a step above it go on or go to it, or take the step out.',
    },
    action: {
      reason: 'Unexpected `{label}` that no way leads to, expected one',
      hint: 'What stands before it ends or turns off in every case. Put it before that, or take it out.',
    },
  },
  good: [
    {
      text: `## Instructions

1. Is it paid?
   - **Yes:** Go to **Refund it**.
   - **No:** Go on.
2. **Cancel the order.** End.
3. **Refund it.** End.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Is it paid?
   - **Yes:** Go to step 4.
   - **No:** Cancel the order. End.
2. Ask for the account number.
3. Note it in the ticket.
4. Refund the payment.
`,
      reports: ['6:1 Unexpected step `2` that no way leads to, expected one'],
    },
  ],
  *check({ flows }): Generator<Finding> {
    for (const { fault } of faultsOf(flows, 'unreachable-step')) {
      const { number, label, place } = fault;
      const message = number !== undefined && /^\d+$/.test(number) ? 'step' : 'action';
      yield { message, values: { number: number ?? '', label }, place, subject: label };
    }
  },
});
