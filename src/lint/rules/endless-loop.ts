import { faultsOf } from '../faults.ts';
import { formsOf } from '../forms.ts';
import { defineRule, type Finding } from '../rule.ts';

export const endlessLoop = defineRule({
  id: 'endless-loop',
  group: 'steps',
  severity: 'error',
  summary: 'Steps that go round and round without a way out',
  why: 'Whoever does exactly what it says never comes to the end, and the customer waits.',
  messages: {
    itself: {
      reason: 'Unexpected step {steps} that repeats itself without a way out, expected one',
      hint: 'Say when to stop: `{repeatUntil}`, or add an answer that leads on: `{wayOut}`',
    },
    loop: {
      reason: 'Unexpected round through the steps {steps} without a way out, expected one',
      hint: 'Say when to stop: `{repeatUntil}`, or add an answer that leads on: `{wayOut}`',
    },
  },
  good: [
    {
      text: `## Instructions

1. Ask for a photo.
2. Can you see the label?
   - **Yes:** Go on.
   - **No:** Go back to step 1.
3. Note the number.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Find the order.
2. Ask for a photo.
3. Can you see the label?
   - **Yes:** Go to step 2.
   - **No:** Go back to step 2.
`,
      reports: ['6:15 Unexpected round through the steps `2`, `3` without a way out, expected one'],
    },
  ],
  *check({ flows, words }): Generator<Finding> {
    const { repeatUntil, wayOut } = formsOf(words);
    for (const { fault } of faultsOf(flows, 'endless-loop')) {
      const steps = fault.steps.map((d) => `\`${d}\``).join(', ');
      const message = fault.steps.length === 1 ? 'itself' : 'loop';
      yield { message, values: { steps, repeatUntil, wayOut }, place: fault.place, subject: fault.label };
    }
  },
});
