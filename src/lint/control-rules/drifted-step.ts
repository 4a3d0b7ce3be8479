import { driftsOf } from '../drift.ts';
import { type DocumentRule, defineRule, type Finding } from '../rule.ts';

const before = `## Instructions

1. **Find the order.** Search the shop.
2. Is it older than 30 days?
   - **Yes:** Explain the rule of 30 days and go to step 4.
   - **No:** Go on.
3. Refund the payment.
4. **Close the ticket.** End.
`;

export const driftedStep = defineRule<DocumentRule>({
  id: 'drifted-step',
  group: 'control',
  severity: 'error',
  summary: 'A "go to step 4" that leads to another step since a step was added or taken out above it',
  why: 'The reader follows the number and does the wrong thing: the step that was meant has another number now.',
  messages: {
    moved: {
      reason:
        'Unexpected jump to step `{number}`, which is now `{instead}`, expected step `{expected}`, `{target}`',
      hint: 'Write `{expected}`, or the title of the step in bold, which stays right when steps are added.',
      fix: 'Write `{expected}`',
    },
    lost: {
      reason: 'Unexpected jump to step `{number}`, which is gone, expected step `{expected}`, `{target}`',
      hint: 'Write `{expected}`, or the title of the step in bold, which stays right when steps are added.',
      fix: 'Write `{expected}`',
    },
    perhaps: {
      reason:
        'Unexpected jump to step `{number}`, which is now `{instead}`, expected perhaps step `{expected}`, `{target}`',
      hint: 'Read the jump and both steps: if `{target}` is meant, write `{expected}`.',
      fix: 'Write `{expected}`',
    },
  },
  good: [
    {
      text: before
        .replace('go to step 4', 'go to step 5')
        .replace('3. Refund', '3. Check the card.\n4. Refund')
        .replace('4. **Close', '5. **Close'),
      past: { sealed: { '1.0.0': before } },
    },
    {
      text: before.replace('Refund the payment', 'Refund the payment in the shop'),
      past: { committed: before },
    },
  ],
  bad: [
    {
      text: before.replace('3. Refund', '3. Check the card.\n4. Refund').replace('4. **Close', '5. **Close'),
      past: { sealed: { '1.0.0': before } },
      reports: [
        '5:47 Unexpected jump to step `4`, which is now `Refund the payment`, expected step `5`, `Close the ticket`',
      ],
      fixed: before
        .replace('go to step 4', 'go to step 5')
        .replace('3. Refund', '3. Check the card.\n4. Refund')
        .replace('4. **Close', '5. **Close'),
    },
    {
      text: before.replace('3. Refund the payment.\n', '').replace('4. **Close', '3. **Close'),
      past: { committed: before },
      reports: ['5:47 Unexpected jump to step `4`, which is gone, expected step `3`, `Close the ticket`'],
      fixed: before
        .replace('go to step 4', 'go to step 3')
        .replace('3. Refund the payment.\n', '')
        .replace('4. **Close', '3. **Close'),
    },
    {
      text: before
        .replace('and go to step 4', 'politely, then go to step 4')
        .replace('3. Refund', '3. Check the card.\n4. Refund')
        .replace('4. **Close', '5. **Close'),
      past: { sealed: { '1.0.0': before } },
      reports: [
        '5:58 Unexpected jump to step `4`, which is now `Refund the payment`, expected perhaps step `5`, `Close the ticket`',
      ],
    },
  ],
  *check({ sop, flows, words, former }): Generator<Finding> {
    if (!former) return;
    for (const drift of driftsOf({ sop, flows, words }, former)) {
      const { number, expected, target, instead, place, at, certain } = drift;
      const edit = { edits: [{ ...at, text: expected }] };
      const values = { number, expected, target: target.title ?? target.label };
      yield {
        message: instead ? (certain ? 'moved' : 'perhaps') : 'lost',
        values: { ...values, ...(instead && { instead: instead.title ?? instead.label }) },
        place,
        expected: [expected],
        ...(certain ? { fix: edit } : { suggestions: [edit], severity: 'warning' }),
      };
    }
  },
});
