import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { type GuideData, type GuideNode, guideData } from '../../src/site/guide.ts';
import { generateFlow } from '../flow-drawing/generate.ts';
import { handbookFlows } from '../flow-drawing/handbook.ts';

const guideOf = (steps: string, options = {}): GuideData | undefined =>
  guideData(
    toFlows(parseSop('refund.md', `# Refund\n\n## Instructions\n\n${steps}\n`, { language: 'en' })),
    options,
  );

/** A node as one line: what is said, and where its ways lead. */
function lineOf(node: GuideNode): string {
  const ways = (node.ways ?? []).map(({ label, to, lost }) => `${label ?? ''}>${to ?? `?${lost}`}`);
  return [node.id, node.number ?? '', node.label, ...ways].join(' | ');
}

describe('data of guided mode', () => {
  test('every step with its answers in the order of the author', () => {
    const guide = guideOf(`1. **Find the order.** Search by number.
2. Is it older than 30 days?
   - **Yes:** Explain the rule and go to **Close the ticket**.
   - **No:** Go on.
3. **Refund it.**
4. **Close the ticket.** End.`);
    expect(guide?.starts).toEqual([{ at: 'Instructions', node: 's1' }]);
    expect(guide?.nodes.map(lineOf)).toEqual([
      's1 | 1 | Find the order | >s2',
      's2 | 2 | Is it older than 30 days? | Yes>s2a | No>s3',
      's2a | 2a | Explain the rule | >s4',
      's3 | 3 | Refund it | >s4',
      's4 | 4 | Close the ticket | >e1',
      'e1 |  | ',
    ]);
  });

  test('a question under a title is asked: in the path of a case its answer would answer nothing', () => {
    const guide = guideOf(`1. **Check the date.** Is it older than 30 days?
   - **Yes:** Explain the rule. End.
   - **No:** Go on.
2. Refund it. End.`);
    expect(guide?.nodes[0]?.label).toBe('Check the date: Is it older than 30 days?');
  });

  test('a step that the page shows whole carries no text twice; a part of one carries its own', () => {
    const guide = guideOf(`1. **Find the order.** Search by number.
2. If the parcel is late, call the carrier. Note the time.
3. Lock the account:
   1. Press *Lock*.
   2. Press *Sign out*.
4. Close the ticket. End.`);
    const node = (id: string) => guide?.nodes.find((each) => each.id === id);
    expect(node('s1')).toMatchObject({ anchor: 'find-the-order', whole: true });
    expect(node('s1')).not.toHaveProperty('details');
    expect(node('s2')).not.toHaveProperty('whole');
    expect(node('s2a')).toMatchObject({ label: 'call the carrier', details: ['Note the time.'] });
    expect(node('s3')).toMatchObject({ whole: true, ways: [{ to: 's4' }] });
    expect(node('s3.1')).toBeUndefined();
  });

  test('a phase goes on with the next one; separate procedures are two beginnings', () => {
    const phases = guideOf(
      `### Receive\n\n1. Unpack it.\n2. Count it.\n\n### Check\n\n1. Weigh it.\n2. Store it. End.`,
    );
    const apart = guideOf(
      '### Phone\n\n1. Call.\n2. Note it. End.\n\n### Mail\n\n1. Write.\n2. Send it. End.',
    );
    expect(apart?.starts.map(({ at }) => at)).toEqual(['Phone', 'Mail']);
    expect(phases?.starts).toHaveLength(1);
    expect(phases?.nodes.map(lineOf)).toEqual([
      's1 | 1 | Unpack it | >s2',
      's2 | 2 | Count it | >1.s1',
      '1.s1 | 1 | Weigh it | >1.s2',
      '1.s2 | 2 | Store it | >1.e1',
      '1.e1 |  | ',
    ]);
  });

  test('a jump to nowhere is named, a hand-off says whom and how to reach them', () => {
    const guide = guideOf(
      `1. Is it broken?
   - **Yes:** Go to step 9.
   - **No:** Hand over to @team-lead. Your part ends here.
2. Close it. End.`,
      { roleName: () => 'Team lead', contactOf: () => 'phone 12' },
    );
    expect(guide?.nodes[0]?.ways).toEqual([
      { label: 'Yes', lost: '9' },
      { label: 'No', to: 's1a' },
    ]);
    expect(guide?.nodes.find(({ kind }) => kind === 'hand-off')).toMatchObject({
      label: 'Hand over to Team lead',
      escalatesTo: 'Team lead',
      contact: 'phone 12',
    });
  });

  test('a sub-procedure leads to its page, where the handbook has it', () => {
    const page = { id: 'refund-payment', title: 'Refund a payment', href: 'refund-payment.html' };
    const steps = '1. Follow [Refund a payment](refund-payment.md).\n2. Close it. End.';
    const pageOf = (target: string) => (target === 'refund-payment.md' ? page : undefined);
    expect(guideOf(steps, { pageOf })?.nodes[0]).toMatchObject({ kind: 'sub-procedure', page });
    expect(guideOf(steps)?.nodes[0]).not.toHaveProperty('page');
  });

  test('there is none without steps', () => {
    expect(guideData([])).toBeUndefined();
  });

  const closed = ({ starts, nodes }: GuideData) => {
    const ids = nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [
      ...starts.map(({ node }) => node),
      ...nodes.flatMap(({ ways = [] }) => ways.flatMap(({ to }) => to ?? [])),
    ];
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  };

  test('every way leads to a node, in the sample handbook and in flows of any shape', () => {
    for (const [, flows] of handbookFlows()) {
      const guide = guideData(flows);
      if (guide) closed(guide);
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 40 }), (seed, size) => {
        const guide = guideData([generateFlow(seed, size, 6)]);
        if (guide) closed(guide);
      }),
      { numRuns: 60 },
    );
  });
});
