import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { languageOf } from '../../src/languages/index.ts';
import { classOf, diffSops, type Reading } from '../../src/version/diff.ts';
import { fingerprintOf } from '../../src/version/fingerprint.ts';

const front = (more = '') =>
  `---\nid: refund-customer\ntitle: Refund a customer\ndepartment: Customer support\nowner: team-lead\n${more}---\n\n`;
const purpose =
  '## Purpose\n\nEverybody gives the same answer.\n\n## Terms\n\n- **RMA**: the number of a return.\n\n';
const steps = `## Instructions

1. **Find the order.** Search by order number.
2. Is the order older than 30 days?
   - **Yes:** Go to step 5.
   - **No:** Go on.
3. **Ask for a photo.** Wait up to 48 hours.
4. **Pay it back.** You may refund up to € 200.
5. **Close the ticket.** End.
`;
const refund = front() + purpose + steps;

function reading(text: string): Reading {
  const sop = parseSop('sops/refund-customer.md', text);
  return { sop, flows: toFlows(sop) };
}

const diff = (before: string, after: string) => diffSops(reading(before), reading(after), languageOf('en'));
const told = (before: string, after: string) =>
  diff(before, after).map(({ kind, class: of, at, words, from, to, answer }) => {
    const what =
      words?.map((word) => `${word.from} → ${word.to}`).join(', ') ?? [from, to].filter(Boolean).join(' → ');
    return `${of}: ${kind} ${at}${answer ? ` [${answer}]` : ''}: ${what}`;
  });
const fingerprint = (text: string) => {
  const { sop, flows } = reading(text);
  return fingerprintOf(sop, flows);
};

describe('what readers must do differently', () => {
  test('equal texts differ in nothing, layout alone is one change of its own', () => {
    expect(diff(refund, refund)).toEqual([]);
    expect(told(refund, refund.replace('**Find the order.**', '__Find the order.__'))).toEqual([
      'patch: layout : ',
    ]);
  });

  test('a figure in a question', () => {
    expect(told(refund, refund.replace('30 days', '14 days'))).toEqual([
      'major: step-reworded 2: 30 days → 14 days',
    ]);
  });

  test('a rule word in a step', () => {
    expect(told(refund, refund.replace('You may refund', 'You must refund'))).toEqual([
      'major: step-reworded 4: may → must',
    ]);
  });

  test('a step put in between renumbers the rest and nothing more', () => {
    const inserted = refund
      .replace('3. **Ask for', '3. **Say sorry.** Use your own words.\n4. **Ask for')
      .replace('4. **Pay', '5. **Pay')
      .replace('5. **Close', '6. **Close')
      .replace('Go to step 5', 'Go to step 6');
    expect(told(refund, inserted)).toEqual(['major: step-added 3: Say sorry. Use your own words.']);
  });

  test('a jump left on its old number now leads elsewhere', () => {
    const inserted = refund
      .replace('3. **Ask for', '3. **Say sorry.** Use your own words.\n4. **Ask for')
      .replace('4. **Pay', '5. **Pay')
      .replace('5. **Close', '6. **Close');
    expect(told(refund, inserted)).toContain(
      'major: answer-retargeted 2 [Yes]: 5. Close the ticket → 5. Pay it back',
    );
  });

  test('a step that moved is told from one that was rewritten', () => {
    const moved = refund.replace(
      '3. **Ask for a photo.** Wait up to 48 hours.\n4. **Pay it back.** You may refund up to € 200.',
      '3. **Pay it back.** You may refund up to € 200.\n4. **Ask for a photo.** Wait up to 48 hours.',
    );
    expect(diff(refund, moved).map(({ kind }) => kind)).toEqual(['step-moved']);
    const rewritten = refund.replace(
      '**Ask for a photo.** Wait up to 48 hours.',
      '**Call the carrier.** Note what they say.',
    );
    expect(
      diff(refund, rewritten)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['step-added', 'step-removed']);
  });

  test('an answer that comes, goes or leads elsewhere', () => {
    const more = refund.replace(
      '   - **No:** Go on.',
      '   - **No:** Go on.\n   - **No reply:** Go to step 5.',
    );
    expect(told(refund, more)).toEqual(['major: answer-added 2 [No reply]: 5. Close the ticket']);
    expect(told(more, refund)).toEqual(['major: answer-removed 2 [No reply]: 5. Close the ticket']);
    expect(told(refund, refund.replace('Go to step 5', 'Go to step 4'))).toEqual([
      'major: answer-retargeted 2 [Yes]: 5. Close the ticket → 4. Pay it back',
    ]);
  });

  test('what is not a step weighs less', () => {
    expect(told(refund, refund.replace('the same answer', 'one answer'))[0]).toMatch(
      /^minor: section-reworded Purpose/,
    );
    expect(told(refund, refund.replace('the number of a return', 'the number of a parcel'))[0]).toMatch(
      /^minor: term-reworded RMA/,
    );
    expect(told(refund, refund.replace('owner: team-lead', 'owner: bo'))).toEqual([
      'patch: key owner: team-lead → bo',
    ]);
    expect(told(refund, refund.replace('department: Customer support', 'department: Billing'))[0]).toMatch(
      /^minor: key department/,
    );
  });

  test('stamped keys are no change', () => {
    expect(diff(refund, front('version: 1.0.0\nstatus: approved\n') + purpose + steps)).toMatchObject([
      { kind: 'layout' },
    ]);
  });

  test('the class is that of the heaviest change', () => {
    expect(
      classOf(diff(refund, refund.replace('owner: team-lead', 'owner: bo').replace('30 days', '14 days'))),
    ).toBe('major');
    expect(classOf([])).toBe('patch');
  });
});

describe('the fingerprint', () => {
  test('stays with layout, stamps and tags', () => {
    const same = [
      front('tags: [money]\nversion: 1.0.0\nstatus: approved\neffective: 2026-12-01\n') + purpose + steps,
      refund.replaceAll('\n', '\r\n'),
      refund.replace('**Find the order.**', '__Find the order.__'),
      refund.replace('Search by order number.', 'Search by\n   order number.'),
    ];
    expect(same.map(fingerprint)).toEqual(same.map(() => fingerprint(refund)));
    expect(fingerprint(refund)).toMatch(/^v1:[0-9a-f]{64}$/);
  });

  test('changes with every word, jump, link and term', () => {
    const others = [
      refund.replace('30 days', '14 days'),
      refund.replace('Go to step 5', 'Go to step 4'),
      refund.replace('Search by order number', 'Search by [order number](https://shop.example)'),
      refund.replace('the number of a return', 'a number'),
      refund.replace('title: Refund a customer', 'title: Refund a client'),
    ];
    expect(new Set([refund, ...others].map(fingerprint)).size).toBe(others.length + 1);
  });

  test('texts with another fingerprint have a change, and texts without a change have the same one', () => {
    const words = fc.constantFrom('30', 'days', 'photo', 'refund', 'Close', 'Yes', 'order', 'step 5');
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('14', 'weeks', 'picture', 'never', 'step 4', 'Perhaps', ''),
        (from, to) => {
          const edited = front() + purpose + steps.replace(from, to);
          const changes = diff(refund, edited).filter(({ kind }) => kind !== 'layout');
          expect([from, to, changes.length > 0]).toEqual([
            from,
            to,
            fingerprint(edited) !== fingerprint(refund),
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('a title heading above all sections changes nothing of what is told', () => {
  const titled = (text: string) => text.replace('## Purpose', '# Refund a customer\n\n## Purpose');
  expect(told(titled(refund), titled(refund).replace('30 days', '14 days'))).toEqual([
    'major: step-reworded 2: 30 days → 14 days',
  ]);
  expect(told(titled(refund), titled(refund).replace('the same answer', 'one answer'))[0]).toMatch(
    /^minor: section-reworded Purpose/,
  );
  expect(fingerprint(titled(refund))).not.toBe(fingerprint(titled(refund).replace('same answer', 'answer')));
});
