import { formsOf } from '../forms.ts';
import { defineRule, type Finding } from '../rule.ts';

export const escalationWithoutRole = defineRule({
  id: 'escalation-without-role',
  group: 'steps',
  severity: 'warning',
  summary: 'An escalation that does not say to whom',
  why: 'The reader has a case that is too big for one person, and now has to find out whose it is.',
  messages: {
    nobody: {
      reason: 'Unexpected escalation to nobody, expected a role',
      hint: 'Say who takes over: `{escalate}`. The page then shows how to reach that role.',
    },
  },
  good: [
    { text: '## Instructions\n\n1. Open the order.\n2. Escalate to @team-lead. Your part ends here.\n' },
    {
      text: '## Instructions\n\n1. Note why the case is escalated.\n2. Hand the case over to the team lead.\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Is the amount over € 200?
   - **Yes:** Escalate.
   - **No:** Refund the payment.
2. Close the ticket.
`,
      reports: ['4:15 Unexpected escalation to nobody, expected a role'],
    },
  ],
  *check({ flows, words }): Generator<Finding> {
    for (const { nodes } of flows) {
      for (const { escalatesTo, place, label } of nodes) {
        if (escalatesTo === '')
          yield { message: 'nobody', values: { escalate: formsOf(words).escalate }, place, subject: label };
      }
    }
  },
});
