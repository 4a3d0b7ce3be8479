import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/languages/index.ts';
import { around, shareKept, tidyParts } from '../../src/version/marks.ts';
import { compareWords, type WordPart } from '../../src/version/wording.ts';

const compare = (before: string, after: string) => compareWords(before, after, languageOf('en'));
const marked = (before: string, after: string) => shown(tidyParts(compare(before, after).parts));
const shown = (parts: readonly WordPart[]) =>
  parts
    .map(({ text, change }) =>
      change === 'removed' ? `[-${text}-]` : change === 'added' ? `{+${text}+}` : text,
    )
    .join('');
const side = (parts: readonly WordPart[], other: WordPart['change']) =>
  parts
    .filter(({ change }) => change !== other)
    .map(({ text }) => text)
    .join('');

describe('marked words', () => {
  test.each([
    ['older than 30 days?', 'older than 14 days?', 'older than [-30 days-]{+14 days+}?'],
    ['up to € 200 without asking', 'up to € 100 without asking', 'up to [-€ 200-]{+€ 100+} without asking'],
    ['up to 10% off', 'up to 15% off', 'up to [-10%-]{+15%+} off'],
    ['from 9:00 to 17:00', 'from 8:00 to 17:00', 'from [-9:00-]{+8:00+} to 17:00'],
    ['in 3 to 5 days', 'in 4 to 5 days', 'in [-3-]{+4+} to 5 days'],
    ['Never refund to a card.', 'Refund to a card.', '[-Never refund-]{+Refund+} to a card.'],
    ['Make a call', 'Take a break', '[-Make a call-]{+Take a break+}'],
  ])('%j and %j', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  const text = fc
    .array(
      fc.constantFrom('30', 'days', 'never', 'refund', 'the', 'Card', '€', '200', '.', ',', 'é', '9:00', 'a'),
      {
        maxLength: 14,
      },
    )
    .map((words) => words.join(' '));

  test('without the new words it is the old text, without the old ones the new text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = tidyParts(compare(before, after).parts);
        expect([side(parts, 'added'), side(parts, 'removed')]).toEqual([before, after]);
        expect(shareKept(parts)).toBeGreaterThanOrEqual(0);
        expect(shareKept(parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('equal texts have no mark, texts that differ have one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { parts, changes } = compare(before, after);
        expect(parts.some(({ change }) => change)).toBe(before !== after);
        expect(changes.length > 0).toBe(before !== after);
      }),
    );
  });

  test('long stretches that stayed are cut, never a word that changed', () => {
    const long = 'word '.repeat(40).trim();
    const parts = around(tidyParts(compare(`${long} 30 days ${long}`, `${long} 14 days ${long}`).parts));
    expect(shown(parts)).toMatch(/^…(?: word){8} \[-30 days-\]\{\+14 days\+\}(?: word){8} …$/);
  });
});
