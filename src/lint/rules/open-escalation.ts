import { faultsOf } from '../faults.ts';
import { formsOf } from '../forms.ts';
import { defineRule, type Finding } from '../rule.ts';

export const openEscalation = defineRule({
  id: 'open-escalation',
  group: 'steps',
  severity: 'error',
  summary: 'An escalation that says neither that your part ends nor what to wait for',
  why: 'One colleague waits for the team lead and the next one goes on; either may be wrong, and the customer hears two stories.',
  messages: {
    open: {
      reason: 'Unexpected `{step}` in the middle of the steps, expected what the reader does after it',
      hint: 'Write `{thenGoOn}` behind it where the reader goes on here; or `{andWait}`, with each answer on a line of its own below it. Where the work ends for the reader, make it the last step or the end of an answer.',
    },
    answers: {
      reason: 'Unexpected `{step}` without the answers, expected what to do on each of them',
      hint: 'Write each answer on a line of its own below it: `{approved}`, `{declined}`',
    },
  },
  good: [
    {
      text: `## Instructions

1. Is the amount over € 200?
   - **Yes:** Escalate to @team-lead and wait for the answer.
     - **Approved:** Go on.
     - **Declined:** Go to **Close the ticket**.
   - **No:** Go on.
2. Refund the payment.
3. **Close the ticket.** End.
`,
    },
    {
      text: '## Instructions\n\n1. Escalate to @team-lead, then go on.\n2. Tell the customer who has the case now.\n',
    },
    {
      text: '## Instructions\n\n1. **Ask the warehouse.** Escalate to @warehouse and give the number. Then go on.\n2. Tell the customer.\n',
    },
    {
      text: '## Instructions\n\n1. Note what the customer said.\n2. Escalate to @team-lead. Your part ends here.\n',
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Escalate to @team-lead.\n2. Refund the payment.\n3. Close the ticket.\n',
      reports: [
        '3:1 Unexpected `Escalate to @team-lead` in the middle of the steps, expected what the reader does after it',
      ],
    },
    {
      text: '## Instructions\n\n1. Escalate to @team-lead and wait for the answer.\n2. Refund the payment.\n',
      reports: [
        '3:1 Unexpected `Escalate to @team-lead and wait for the answer` without the answers, expected what to do on each of them',
      ],
    },
  ],
  *check({ flows, words }): Generator<Finding> {
    const { thenGoOn, andWait, approved, declined } = formsOf(words);
    for (const { fault } of faultsOf(flows, 'open-escalation')) {
      const { awaits, label, place } = fault;
      const values = { step: label, ...(awaits ? { approved, declined } : { thenGoOn, andWait }) };
      yield { message: awaits ? 'answers' : 'open', values, place, subject: label };
    }
  },
});
