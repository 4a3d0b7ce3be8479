import type { Procedure } from '../../document/sop.ts';
import { defineRule, type Finding } from '../rule.ts';
import { everyStep, headOf } from '../steps.ts';

/** 99 % of real procedures have no more. */
const MOST_STEPS = 15;
/** A step, its answers, what an answer asks again: a list below that is a procedure of its own. */
const MOST_LEVELS = 3;

export const tooManySteps = defineRule({
  id: 'too-many-steps',
  group: 'steps',
  severity: 'hint',
  summary: 'A procedure with more than 15 steps, or lists inside lists inside lists',
  why: 'Nobody keeps their place in a long list while a customer waits. Of 2,146 procedures that were counted, 99 % have 15 steps or fewer.',
  messages: {
    many: {
      reason: 'Unexpected {count} steps in one list, expected at most {most}',
      hint: 'Give each phase a heading of its own (`### Check the order`), or move a part into an SOP of its own and link to it.',
      cause: 'The list begins here',
    },
    deep: {
      reason: 'Unexpected list {level} levels deep, expected at most {most}',
      hint: 'Make these steps an SOP of their own and link to it, or a step that the branch goes to.',
    },
  },
  good: [
    {
      text: `## Instructions

### Check the order

1. Search the shop by order number.
2. Compare the address.

### Refund

1. Open the payment.
2. Refund it.
`,
    },
    {
      text: `## Instructions

1. Is the amount over € 200?
   - **Yes:** Escalate to @team-lead and wait for the answer.
     - **Approved:** Go on.
     - **Declined:** End.
   - **No:** Go on.
2. Refund the payment.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

${Array.from({ length: 16 }, (_, i) => `${i + 1}. Read out question ${i + 1} of the survey.`).join('\n')}
`,
      reports: ['18:5 Unexpected 16 steps in one list, expected at most 15'],
    },
    {
      text: `## Instructions

1. Prepare the return.
   1. Print the label.
      1. Open the courier's site.
         1. Sign in with the team account.
2. Send it to the customer.
`,
      reports: ['6:13 Unexpected list 4 levels deep, expected at most 3'],
    },
  ],
  *check({ sop }): Generator<Finding> {
    for (const procedure of sop.procedures) {
      const { steps, carrier, at } = procedure;
      const extra = steps[MOST_STEPS];
      if (!extra || carrier === 'checklist') continue;
      const cause = { place: headOf(steps[0] ?? extra) };
      yield {
        message: 'many',
        values: { count: steps.length, most: MOST_STEPS },
        place: headOf(extra),
        cause,
        subject: at,
      };
    }
    const told = new Set<Procedure>();
    for (const { step, procedure, level } of everyStep(sop)) {
      if (level <= MOST_LEVELS || told.has(procedure)) continue;
      told.add(procedure);
      yield { message: 'deep', values: { level, most: MOST_LEVELS }, place: headOf(step) };
    }
  },
});
