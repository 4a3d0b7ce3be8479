import { defineRule } from '../rule.ts';

export const ignoreWithoutReason = defineRule({
  id: 'ignore-without-reason',
  group: 'structure',
  severity: 'error',
  summary: 'An ignore comment that does not say why',
  why: 'Whoever reads the SOP next year must be able to tell an exception that was decided from a finding that was in the way.',
  messages: {
    reason: {
      reason: 'Unexpected ignore of {rules} without a reason, expected a reason after a colon',
      hint: 'Write it as `sop-ignore {first}: why this is right here`.',
    },
    rule: {
      reason: 'Unexpected ignore without a rule, expected the name of a rule and a reason',
      hint: 'Write it as `sop-ignore long-step: why this is right here`.',
    },
  },
  good: [
    {
      text: `## Instructions

1. Ask the customer for the {{new return form}}.
   <!-- sop-ignore placeholder-left: the form gets its name in May -->
2. Refund the payment.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Ask the customer for the {{new return form}}.
   <!-- sop-ignore placeholder-left -->
2. Refund the payment.
`,
      reports: [
        '4:4 Unexpected ignore of `placeholder-left` without a reason, expected a reason after a colon',
      ],
    },
  ],
  *check({ sop }) {
    for (const { rules, reason, place } of sop.ignores) {
      const [first] = rules;
      if (!first) yield { message: 'rule', place };
      else if (!reason.trim())
        yield { message: 'reason', values: { rules: rules.map((d) => `\`${d}\``).join(', '), first }, place };
    }
  },
});
