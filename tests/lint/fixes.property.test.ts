import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { defaultConfig } from '../../src/handbook/config.ts';
import { wholeText } from '../../src/lint/examples.ts';
import { fixAll } from '../../src/lint/fix.ts';
import { allRules, lintSop } from '../../src/lint/lint.ts';

function check(text: string) {
  const sop = parseSop('sops/support/example.md', text);
  return lintSop(sop, toFlows(sop), defaultConfig, new Map());
}

const wrong = allRules.filter((d) => 'check' in d).flatMap((d) => d.bad.map((one) => wholeText(one).text));

/** Wrong examples put together, with words and marks slipped in, in any line ends. */
const document = fc
  .tuple(
    fc.constantFrom(...wrong),
    fc.array(fc.constantFrom(...wrong.map((d) => d.replace(/^---\n[\s\S]*?\n---\n/, ''))), { maxLength: 3 }),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(
          '**',
          '\n',
          '# ',
          '<b>',
          '</b>',
          '{{',
          '}}',
          '- ',
          '1. ',
          '   ',
          '`',
          '\t',
          'ē',
          '👩‍💻',
          '<!-- ',
          ' -->',
          '| ',
          'TBD',
        ),
      ),
      { maxLength: 4 },
    ),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([first, more, slips, ending, mark]) => {
    const parts = more.map((d, n) => d.replaceAll('## Instructions', `### Case ${n + 1}`));
    let text = [first, ...parts].join('\n');
    for (const [at, slip] of slips) {
      const place = at % (text.length + 1);
      text = text.slice(0, place) + slip + text.slice(place);
    }
    return `${mark ? '\uFEFF' : ''}${text.replaceAll('\n', ending)}`;
  });

describe('fixes of all rules together', { timeout: 60_000 }, () => {
  test('reach an end, leave no fix open, and make nothing worse', () => {
    fc.assert(
      fc.property(document, (text) => {
        const before = check(text);
        const { text: fixed, left } = fixAll(text, check, 40);
        expect(left.filter((d) => d.fix)).toEqual([]);
        expect(fixAll(fixed, check).text).toBe(fixed);
        const rules = new Set(before.map((d) => d.ruleId));
        if (!rules.has('front-matter')) expect(left.length).toBeLessThanOrEqual(before.length);
      }),
      { numRuns: 150 },
    );
  });

  test('keep a byte order mark and the line ends of the file', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { text: fixed } = fixAll(text, check, 40);
        expect(fixed.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
        if (!/(?<!\r)\n/.test(text)) expect(fixed).not.toMatch(/(?<!\r)\n/);
        if (!text.includes('\r')) expect(fixed).not.toContain('\r');
      }),
      { numRuns: 60 },
    );
  });

  test('every edit of a fix or suggestion lies inside the text, and none overlap', () => {
    fc.assert(
      fc.property(document, (text) => {
        for (const d of check(text))
          for (const { edits } of [...(d.fix ? [d.fix] : []), ...(d.suggestions ?? [])]) {
            const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
            for (const [n, { start, end }] of sorted.entries()) {
              expect(start).toBeLessThanOrEqual(end);
              expect(start).toBeGreaterThanOrEqual(sorted[n - 1]?.end ?? 0);
              expect(end).toBeLessThanOrEqual(text.length);
            }
          }
      }),
      { numRuns: 100 },
    );
  });
});
