import fc from 'fast-check';
import { expect, test } from 'vitest';
import { driftedStep } from '../../src/lint/control-rules/drifted-step.ts';
import { findingsIn, fixedBy, wholeText } from '../../src/lint/examples.ts';

/** What an agent of the shop Lantern does with a parcel, in no order of its own. */
const titles = [
  'Find the order',
  'Ask for a photo',
  'Weigh the parcel',
  'Call the carrier',
  'Print a label',
  'Refund the payment',
  'Send a voucher',
  'Write to the customer',
  'Note the damage',
  'Tell the warehouse',
];

interface Step {
  title: string;
  /** Title of the step to which its second answer leads. */
  to?: string;
}

/** The list as a person types it: numbers rise, jumps name the number that the step had in `numbers`. */
function textOf(steps: readonly Step[], numbers: readonly Step[]): string {
  const numberOf = (title: string) => numbers.findIndex((step) => step.title === title) + 1;
  const lines = steps.map(({ title, to }, at) =>
    to === undefined
      ? `${at + 1}. **${title}.** Take your time.`
      : `${at + 1}. **${title}.** Is all as it should be?\n   - **Yes:** Go on.\n   - **No:** Go to step ${numberOf(to)}.`,
  );
  return `## Instructions\n\n${lines.join('\n')}\n`;
}

/** Where each jump leads, by the titles of its step and its target. */
function jumpsIn(text: string): [string, string | undefined][] {
  const found = [...text.matchAll(/^(\d+)\. \*\*(.+?)\.\*\*[^\n]*(?:\n {3}- [^\n]*)*/gm)];
  const titleOf = new Map(found.map(([, number, title]) => [number, title]));
  return found.flatMap(([whole, , title = '']) => {
    const to = /Go to step (\d+)/.exec(whole)?.[1];
    return to === undefined ? [] : [[title, titleOf.get(to)] as [string, string | undefined]];
  });
}

const steps = fc
  .shuffledSubarray(titles, { minLength: 4, maxLength: 8 })
  .chain((chosen) =>
    fc
      .array(fc.option(fc.nat(), { nil: undefined, freq: 2 }), {
        minLength: chosen.length - 1,
        maxLength: chosen.length - 1,
      })
      .map((targets) =>
        chosen.map((title, at): Step => {
          const target = targets[at];
          const others = chosen.filter((other) => other !== title);
          return target === undefined ? { title } : { title, to: others[target % others.length] as string };
        }),
      ),
  )
  .filter((list) => list.some(({ to }) => to !== undefined));

const edit = fc.record({ insert: fc.boolean(), at: fc.nat() });

/** Puts a step in, or takes one out to which nothing leads and which leads nowhere. */
function edited(list: readonly Step[], { insert, at }: { insert: boolean; at: number }): Step[] {
  const free = list.filter(({ title, to }) => to === undefined && !list.some((step) => step.to === title));
  const gone = free[at % Math.max(1, free.length)];
  if (!insert && gone) return list.filter((step) => step !== gone);
  const place = at % list.length;
  return [...list.slice(0, place), { title: 'Check the address' }, ...list.slice(place)];
}

test('whatever step comes or goes, --fix leads every jump to the step that was meant', () => {
  let drifted = 0;
  fc.assert(
    fc.property(steps, edit, (list, change) => {
      const before = textOf(list, list);
      const now = edited(list, change);
      const text = textOf(now, list);
      const example = { text, past: { committed: before } };
      const found = findingsIn(driftedStep, example, wholeText(example).text);
      const wrong = jumpsIn(text).filter(
        ([title, to]) => list.find((step) => step.title === title)?.to !== to,
      );
      expect(found).toHaveLength(wrong.length);
      const fixed = fixedBy(driftedStep, example);
      expect(jumpsIn(fixed)).toEqual(now.flatMap(({ title, to }) => (to === undefined ? [] : [[title, to]])));
      drifted += found.length;
    }),
    { numRuns: 60, seed: 20261122 },
  );
  expect(drifted).toBeGreaterThan(20);
});

test('steps that only changed their words move no jump', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const before = textOf(list, list);
      const text = before.replaceAll('Take your time.', 'Take your time with it.');
      expect(findingsIn(driftedStep, { text, past: { committed: before } })).toEqual([]);
    }),
    { numRuns: 20, seed: 20261122 },
  );
});
