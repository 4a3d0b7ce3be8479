import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, Edit } from '../../src/document/diagnostic.ts';
import { applyFixes, fixAll } from '../../src/lint/fix.ts';
import { findingAt, fixAt, refund } from './findings.ts';

describe('applyFixes', () => {
  test('makes every fix that stands alone and leaves the rest of the file as it was', () => {
    const { text, applied, left } = applyFixes(refund, [
      fixAt(refund, 'step 9', '**Refund the payment**'),
      findingAt(refund, '30 days'),
      fixAt(refund, 'Find', 'Open'),
    ]);
    expect(text).toBe(refund.replace('step 9', '**Refund the payment**').replace('Find', 'Open'));
    expect(applied).toHaveLength(2);
    expect(left.map((d) => d.reason)).toEqual([
      'Unexpected jump to `30 days`, expected a step from `1` to `3`',
    ]);
  });

  test('keeps a byte order mark and Windows line ends, and writes added line ends like those of the file', () => {
    const windows = `\uFEFF${refund.replaceAll('\n', '\r\n')}`;
    const { text } = applyFixes(windows, [
      fixAt(windows, 'Find the order.', 'Find the order.\n\n   Ask for its number.'),
    ]);
    expect(text).toBe(windows.replace('Find the order.', 'Find the order.\r\n\r\n   Ask for its number.'));
    expect(text).not.toMatch(/[^\r]\n/);
  });

  test('of two fixes that touch each other the first in the text wins, whatever their order in the list', () => {
    const first = fixAt(refund, 'Go to step 9', 'Go on');
    const second = fixAt(refund, 'step 9.', 'step 3.');
    const found = applyFixes(refund, [second, first]);
    expect(found.applied).toEqual([first]);
    expect(found.left).toEqual([second]);
  });

  test('an insertion at the border of another change waits: which comes first would be a guess', () => {
    const at = refund.indexOf('step 9');
    const insertion = findingAt(refund, 'step', {
      fix: { title: 'Add', edits: [{ start: at, end: at, text: 'the ' }] },
    });
    expect(applyFixes(refund, [fixAt(refund, 'step 9', 'step 3'), insertion]).applied).toHaveLength(1);
  });

  test('edits of one fix may touch each other, but not overlap', () => {
    const at = refund.indexOf('3. Refund');
    const edits = [
      { start: at, end: at + 2, text: '4.' },
      { start: at, end: at, text: '3. Ask for a photo.\n' },
    ];
    const fix = (more: Edit[]) =>
      applyFixes(refund, [findingAt(refund, 'order', { fix: { title: 'Add', edits: more } })]);
    expect(fix(edits).text).toBe(refund.replace('3. Refund', '3. Ask for a photo.\n4. Refund'));
    expect(fix([...edits, { start: at + 1, end: at + 3, text: '' }]).applied).toEqual([]);
  });

  test('makes all edits of a fix or none', () => {
    const both = findingAt(refund, 'Yes', {
      fix: { title: 'Bold', edits: [edit('Yes', 'Ja'), { start: 5, end: refund.length + 1, text: '' }] },
    });
    expect(applyFixes(refund, [both])).toEqual({ text: refund, applied: [], left: [both] });
  });
});

describe('fixAll', () => {
  test('goes on until nothing is left to mend', () => {
    const check = (text: string): Diagnostic[] => (text.includes('aa') ? [fixAt(text, 'aa', 'a')] : []);
    expect(fixAll('baaaa', check)).toMatchObject({ text: 'ba', left: [] });
  });

  test('stops where one fix undoes another', () => {
    const check = (text: string) => [
      text.includes('Yes') ? fixAt(text, 'Yes', 'Ja') : fixAt(text, 'Ja', 'Yes'),
    ];
    expect(fixAll('Yes', check)).toMatchObject({ text: 'Ja' });
  });

  test('stops after the given number of rounds where a fix never ends', () => {
    expect(fixAll('a', (text) => [fixAt(text, 'a', 'aa')], 3).text).toBe('aaaa');
  });
});

test('any set of fixes leaves every character outside of the edits made as it was', () => {
  const edits = fc.array(
    fc.record({
      start: fc.nat(80),
      length: fc.nat(9),
      text: fc.string({ maxLength: 5, unit: 'grapheme-ascii' }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 70, unit: 'binary' }), edits, (text, list) => {
      const fixes = list.map(({ start, length, text: by }) =>
        findingOf({ start, end: start + length, text: by }),
      );
      const { text: fixed, applied, left } = applyFixes(text, fixes);
      expect(applied.length + left.length).toBe(fixes.length);
      const made = applied.flatMap((d) => d.fix?.edits ?? []).sort((a, b) => a.start - b.start);
      let expected = '';
      let at = 0;
      for (const { start, end, text: by } of made) {
        expect(start).toBeGreaterThanOrEqual(at);
        expected += text.slice(at, start) + by;
        at = end;
      }
      expect(fixed).toBe(expected + text.slice(at));
    }),
  );
});

function edit(marked: string, text: string): Edit {
  const start = refund.indexOf(marked);
  return { start, end: start + marked.length, text };
}

function findingOf(d: Edit): Diagnostic {
  return findingAt(refund, 'order', { fix: { title: 'Change', edits: [d] } });
}
