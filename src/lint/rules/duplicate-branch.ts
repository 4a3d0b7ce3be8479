import { faultsOf } from '../faults.ts';
import { defineRule, type Finding } from '../rule.ts';

export const duplicateBranch = defineRule({
  id: 'duplicate-branch',
  group: 'steps',
  severity: 'warning',
  summary: 'The same answer twice below one question',
  why: 'Two lines tell the reader two things for one answer.',
  messages: {
    twice: {
      reason: 'Unexpected second answer `{answer}`, expected an answer that is not there yet',
      hint: 'Was another answer meant? If both hold, write both actions behind one answer.',
      cause: 'The same answer stands here',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Is it paid?\n   - **Yes:** Refund it.\n   - **No:** Cancel it.\n2. Close the ticket.\n',
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Is it paid?\n   - **Yes:** Refund it.\n   - **Yes:** Cancel it.\n2. Close the ticket.\n',
      reports: ['5:8 Unexpected second answer `Yes`, expected an answer that is not there yet'],
    },
  ],
  *check({ flows }): Generator<Finding> {
    for (const { fault } of faultsOf(flows, 'duplicate-branch')) {
      const { answer, first, place, label } = fault;
      yield {
        message: 'twice',
        values: { answer },
        place,
        subject: `${label} ${answer}`,
        cause: { place: first },
      };
    }
  },
});
