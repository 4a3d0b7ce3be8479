import type { Procedure, Sop } from '../../document/sop.ts';
import type { Flow } from '../../flow/flow.ts';
import { type ItemsByStart, itemsOf, setMarker } from '../relist.ts';
import { defineRule, type Finding } from '../rule.ts';
import { placeOf, startOf } from '../source.ts';
import { headOf } from '../steps.ts';

export const stepsAsBullets = defineRule({
  id: 'steps-as-bullets',
  group: 'steps',
  severity: 'hint',
  summary: 'Steps written as bullets or as a table, or boxes to tick that branch',
  why: 'Without numbers nobody can say "I am at step 4", and a reader cannot tell an order from a choice.',
  messages: {
    bullets: {
      reason: 'Unexpected bullets as steps, expected a numbered list',
      hint: 'Write `1.`, `2.`, `3.` in place of the bullets.',
      fix: 'Number the steps',
    },
    table: {
      reason: 'Unexpected table as steps, expected a numbered list',
      hint: 'Write each row as a numbered step and say who does it first: `1. **Team lead:** Approve the refund.`',
    },
    checklist: {
      reason: 'Unexpected jump in a list of boxes to tick, expected a numbered list',
      hint: 'Boxes are ticked from top to bottom; where the reader skips or goes back, write `1.`, `2.`, `3.` in place of the boxes.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Find the order.\n   - Search by order number.\n   - Search by e-mail address.\n2. Refund it.\n',
    },
    { text: '## Instructions\n\n- [ ] Greeted the customer by name.\n- [ ] Repeated the question.\n' },
    {
      text: '## Instructions\n\n| No | Step | Who |\n| --- | --- | --- |\n| 1 | Check the invoice | Agent |\n| 2 | Approve it | Team lead |\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

- Find the order.
- Is it paid?
  - **Yes:** Go on.
  - **No:** End.
- Refund the payment.
`,
      reports: ['3:1 Unexpected bullets as steps, expected a numbered list'],
      fixed: `## Instructions

1. Find the order.
2. Is it paid?
   - **Yes:** Go on.
   - **No:** End.
3. Refund the payment.
`,
    },
    {
      text: `## Instructions

| Step | Who |
| --- | --- |
| Check the invoice | Agent |
| Approve the refund | Team lead |
`,
      reports: ['5:1 Unexpected table as steps, expected a numbered list'],
    },
    {
      text: `## Instructions

- [ ] Ask for the order number.
- [ ] If the order is paid, go to step 4.
- [ ] Send a payment link.
- [ ] Confirm by e-mail.
`,
      reports: ['4:29 Unexpected jump in a list of boxes to tick, expected a numbered list'],
    },
  ],
  *check({ sop, flows }): Generator<Finding> {
    const bullets = sop.procedures.filter((d) => d.carrier === 'bullets');
    const jumps = flows.some(({ edges, lost }) => lost.length > 0 || edges.some((d) => d.kind !== 'next'));
    for (const procedure of sop.procedures) {
      const [first, second] = procedure.steps;
      if (!first || !second || first.authorNumber !== undefined) continue;
      const { carrier, at } = procedure;
      const found = { place: first.place, subject: first.text };
      if (carrier === 'bullets')
        yield { message: 'bullets', ...found, ...numbered(sop, procedure, bullets, jumps) };
      if (carrier === 'table') yield { message: 'table', place: headOf(first), subject: at };
    }
    for (const flow of flows) {
      const jump = jumpOf(flow);
      if (flow.carrier === 'checklist' && jump) yield { message: 'checklist', place: jump };
    }
  },
});

/** Where the first jump of a flow stands. */
function jumpOf({ edges, lost }: Flow): Finding['place'] | undefined {
  return edges.find((d) => d.kind === 'jump')?.place ?? lost[0]?.place;
}

/**
 * Numbers in place of the bullets: certain where nothing introduces any of the lists as something else. Bullets are read as steps only
 * where no list has numbers, so a change that a person chooses numbers all of them. With jumps, none where a list would count on from the
 * one before it: "step 2" would then be another step.
 */
function numbered(
  sop: Sop,
  procedure: Procedure,
  all: readonly Procedure[],
  jumps: boolean,
): Pick<Finding, 'fix' | 'suggestions'> {
  const items = itemsOf(sop.tree);
  if (hasLoneBullets(sop, all, items)) return {};
  const certain = all.every((d) => d.lead.length === 0);
  const edits = (certain ? [procedure] : all).flatMap((d) => {
    const before = certain
      ? []
      : all.slice(0, all.indexOf(d)).filter((other) => other.at === d.at && other.phase === d.phase);
    const count = before.reduce((sum, { steps }) => sum + steps.length, 0);
    if (count > 0 && jumps) return [undefined];
    return d.steps.map(({ place }, i) => {
      const item = items.get(startOf(place))?.item;
      return item && setMarker(sop.text, item, `${count + i + 1}.`);
    });
  });
  if (!edits.every((d) => d !== undefined)) return {};
  const fix = { edits: edits.flat() };
  return certain ? { fix } : { suggestions: [fix] };
}

/** Other bullets stand among the lists: numbers around them would leave one out. */
function hasLoneBullets({ tree }: Sop, all: readonly Procedure[], items: ItemsByStart): boolean {
  const lists = new Set(all.flatMap(({ steps }) => steps.map((d) => items.get(startOf(d.place))?.list)));
  const from = Math.min(...all.map(({ place }) => startOf(place)));
  const to = Math.max(...all.map(({ place }) => startOf(place)));
  return tree.children.some((node) => {
    const start = startOf(placeOf(node));
    return node.type === 'list' && !lists.has(node) && start > from && start < to;
  });
}
