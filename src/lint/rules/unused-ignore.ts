import { defineRule } from '../rule.ts';

/** Found by the runner, which alone knows what was ignored (`lint/ignore.ts`). */
export const unusedIgnore = defineRule({
  id: 'unused-ignore',
  group: 'structure',
  severity: 'warning',
  summary: 'An ignore comment that ignores nothing',
  why: 'A left-over ignore hides the next real finding in that place, and nobody will notice.',
  messages: {
    unused: {
      reason: 'Unexpected ignore of `{rule}`, expected a finding of this rule here',
      hint: 'Remove the comment: there is nothing left to ignore.',
      fix: 'Remove the ignore of `{rule}`',
    },
    control: {
      reason: 'Unexpected ignore of `{rule}`, expected no ignore of a rule of document control',
      hint: 'Remove the comment: rules that prove versions and approvals cannot be ignored in the text they judge.',
    },
    unknown: {
      reason: 'Unexpected rule `{rule}` in an ignore comment, expected the name of a rule',
      hint: 'Run `sop rules` for all names.',
    },
    misspelt: {
      reason: 'Unexpected rule `{rule}` in an ignore comment, expected `{near}`',
      hint: 'Write `{near}`.',
    },
  },
  good: [
    {
      text: `## Instructions

1. Open the order in the {{shop system}}.
   <!-- sop-ignore placeholder-left: the name of the new shop is known in May -->
2. Refund the payment.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Open the order in the shop.
   <!-- sop-ignore placeholder-left: the name of the new shop is known in May -->
2. Refund the payment.
`,
      reports: ['4:4 Unexpected ignore of `placeholder-left`, expected a finding of this rule here'],
      fixed: `## Instructions

1. Open the order in the shop.
2. Refund the payment.
`,
    },
    {
      text: `## Instructions

1. Open the order in the shop.
   <!-- sop-ignore placeholder-lift: the name of the new shop is known in May -->
2. Refund the payment.
`,
      reports: ['4:4 Unexpected rule `placeholder-lift` in an ignore comment, expected `placeholder-left`'],
    },
  ],
  *check() {},
});
