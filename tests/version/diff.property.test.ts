import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { languageOf } from '../../src/languages/index.ts';
import { diffSops, type Reading } from '../../src/version/diff.ts';

/** Steps that have hardly a word in common, so that each can only be itself. */
const STEPS = [
  'Find the order. Search by number.',
  'Ask for a photo. Wait for it.',
  'Weigh the box. Note kilograms.',
  'Call the carrier. Use the red phone.',
  'Print a label. Glue it on top.',
  'Tell the warehouse. They pack again.',
  'Thank the customer. Be brief.',
  'Archive the invoice. Choose folder seven.',
];

function textOf(steps: readonly string[], jump?: [from: number, to: number]): string {
  const lines = steps.map((step, at) => {
    const [, title = '', rest = ''] = /^(.*?)\. (.*)$/.exec(step) ?? [];
    const goes = jump?.[0] === at ? ` Then go to step ${jump[1] + 1}.` : '';
    return `${at + 1}. **${title}.** ${rest}${goes}`;
  });
  return `---\nid: parcel\ntitle: Send a parcel\n---\n\n## Purpose\n\nThe parcel arrives.\n\n## Instructions\n\n${lines.join('\n')}\n`;
}

function reading(text: string): Reading {
  const sop = parseSop('sops/parcel.md', text);
  return { sop, flows: toFlows(sop) };
}

const kinds = (before: string, after: string) =>
  diffSops(reading(before), reading(after), languageOf('en'))
    .map(({ kind }) => kind)
    .sort();

const some = (least: number) => fc.shuffledSubarray(STEPS, { minLength: least });

describe('whole texts', () => {
  test('a text differs from itself in nothing', () => {
    fc.assert(
      fc.property(some(0), (steps) => {
        expect(kinds(textOf(steps), textOf(steps))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('a step put in anywhere is one new step, whatever is numbered anew; taken out again, one that is gone', () => {
    fc.assert(
      fc.property(some(2), fc.nat(7), fc.nat(7), fc.nat(7), (steps, place, from, to) => {
        const at = place % steps.length;
        const [added = '', ...rest] = [steps[at], ...steps.slice(0, at), ...steps.slice(at + 1)];
        const jump: [number, number] = [from % rest.length, to % rest.length];
        // The jump goes on to lead to the same step.
        const moved = (index: number) => (index >= at ? index + 1 : index);
        const [short, long] = [
          textOf(rest as string[], jump),
          textOf(steps, [moved(jump[0]), moved(jump[1])]),
        ];
        expect(added).not.toBe('');
        expect(kinds(short, long)).toEqual(['step-added']);
        expect(kinds(long, short)).toEqual(['step-removed']);
      }),
      { numRuns: 60 },
    );
  });

  test('steps in another order have moved and were not rewritten', () => {
    fc.assert(
      fc.property(some(3), fc.nat(7), fc.nat(7), (steps, from, to) => {
        const moved = [...steps];
        const [step = ''] = moved.splice(from % steps.length, 1);
        moved.splice(to % steps.length, 0, step);
        const found = kinds(textOf(steps), textOf(moved));
        const isSame = moved.every((one, at) => one === steps[at]);
        expect(found).toEqual(isSame ? [] : ['step-moved']);
      }),
      { numRuns: 60 },
    );
  });

  test('a figure in one step is told of that step alone', () => {
    fc.assert(
      fc.property(some(2), fc.nat(7), fc.integer({ min: 2, max: 99 }), (steps, place, hours) => {
        const at = place % steps.length;
        const within = (n: number) =>
          steps.map((step, index) => (index === at ? `${step} Do it within ${n} hours.` : step));
        const changes = diffSops(
          reading(textOf(within(100))),
          reading(textOf(within(hours))),
          languageOf('en'),
        );
        expect(
          changes.map(({ kind, class: of, at: number, words }) => [kind, of, number, words?.[0]?.to]),
        ).toEqual([['step-reworded', 'major', String(at + 1), `${hours} hours`]]);
      }),
      { numRuns: 40 },
    );
  });

  test('there is a change in one direction where there is one in the other', () => {
    fc.assert(
      fc.property(some(0), some(0), (a, b) => {
        expect(kinds(textOf(a), textOf(b)).length > 0).toBe(kinds(textOf(b), textOf(a)).length > 0);
      }),
      { numRuns: 30 },
    );
  });
});
