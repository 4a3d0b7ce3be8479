import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cellsOf, columnAt, columnsOf, cut, wrap } from '../../src/lint/report/width.ts';

test('wraps at spaces, and keeps a value in backticks whole where it fits', () => {
  expect(wrap('Unexpected steps, expected a heading `## Instructions` above them', 40)).toEqual([
    'Unexpected steps, expected a heading',
    '`## Instructions` above them',
  ]);
  expect(wrap('  sops/refund-a-customer.md', 20)).toEqual(['  ', 'sops/refund-a-custom', 'er.md']);
  expect(wrap('Expected your text, not `{{Who is better off when this is done}}`', 30)).toEqual([
    'Expected your text, not `{{Who',
    'is better off when this is',
    'done}}`',
  ]);
  expect(wrap('', 20)).toEqual(['']);
});

test('wraps any text into its width without losing a character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ē', '返', '👩‍💻', ' ', '`', '.'), maxLength: 80 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 40 }), (said, width) => {
      const lines = wrap(said, width);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(said.replaceAll(' ', ''));
    }),
  );
});

test('cuts any line to its width, whatever stands in it', () => {
  const line = fc.string({
    unit: fc.constantFrom('a', '\t', '返', '👩‍💻', ' ', '\u001b', 'e\u0301'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(line, fc.nat(80), fc.integer({ min: 4, max: 40 }), (text, from, width) => {
      expect(stringWidth(cut(cellsOf(text), from, width))).toBeLessThanOrEqual(width);
    }),
  );
});

test('tells the column of an offset', () => {
  const cells = cellsOf('a\t返b');
  expect([0, 1, 2, 3, 4, 99].map((offset) => columnAt(cells, offset))).toEqual([0, 1, 4, 6, 7, 7]);
  expect(columnAt([], 3)).toBe(0);
});

test('columns are those of string-width, sign by sign and together', () => {
  for (let code = 0x20; code < 0x3000; code++) {
    const sign = String.fromCharCode(code);
    expect([code, columnsOf(sign)]).toEqual([code, stringWidth(sign)]);
  }
  const sign = fc.constantFrom(...'aZ é–…“”│┌ſß·¨\u00ad\u0301返👍🏽\u200d👩');
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      expect(columnsOf(signs.join(''))).toBe(stringWidth(signs.join('')));
    }),
  );
});
