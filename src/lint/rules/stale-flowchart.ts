import { keptChart, rewrite } from '../../flow/kept.ts';
import { defineRule, type Finding } from '../rule.ts';
import { placeOf } from '../source.ts';

const front = '---\nid: example\ntitle: Refund a customer\ndepartment: support\nowner: ana\n---\n\n';
const steps = '## Instructions\n\n1. Find the order.\n2. Pay it back.\n';

/** A kept chart of two steps, as `sop flow --write` writes it. */
const chart = (second: string) => `
## Flowchart

\`\`\`mermaid
%% Drawn from the steps by \`sop flow --write\`; change the steps, not this.
flowchart TD
  accTitle: Flowchart of Refund a customer
  accDescr: 2 steps, 0 decisions
  n_s1["1 Find the order"]
  n_s2["2 ${second}"]
  n_end(["End"])
  n_s1 --> n_s2
  n_s2 --> n_end
\`\`\`
`;

export const staleFlowchart = defineRule({
  id: 'stale-flowchart',
  group: 'steps',
  severity: 'error',
  summary: 'A kept flowchart that no longer fits the steps',
  why: 'Whoever reads the text on the git host follows the chart. When it says something else than the steps beside it, two people work by two procedures.',
  messages: {
    stale: {
      reason: 'Unexpected flowchart that differs from the steps, expected the one that is drawn from them',
      hint: 'Write it anew with `sop flow --write`; change the steps, never the chart.',
      fix: 'Draw the chart anew from the steps',
    },
    noSteps: {
      reason: 'Unexpected flowchart in a text without steps, expected a numbered list under Instructions',
      hint: 'Write the steps, or take the chart out.',
    },
  },
  good: [
    { text: steps },
    { text: `${steps}\n\`\`\`mermaid\nflowchart TD\n  a[Drawn by hand] --> b\n\`\`\`\n` },
  ],
  bad: [
    {
      text: front + steps + chart('Send a voucher'),
      reports: [
        '15:1 Unexpected flowchart that differs from the steps, expected the one that is drawn from them',
      ],
      fixed: front + steps + chart('Pay it back'),
    },
    {
      text: `${front}## Instructions\n\nTo be written.\n${chart('Pay it back')}`,
      reports: [
        '14:1 Unexpected flowchart in a text without steps, expected a numbered list under Instructions',
      ],
    },
  ],
  *check({ sop, flows }): Generator<Finding> {
    const kept = keptChart(sop, flows);
    if (!kept || kept.current) return;
    const place = placeOf(kept.block);
    if (kept.expected === '') yield { message: 'noSteps', place };
    else
      yield { message: 'stale', place, fix: { edits: [rewrite(kept, sop.text)] }, subject: 'kept flowchart' };
  },
});
