import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns } from '../../src/flow/rail/grid.ts';
import { clean, cut } from '../../src/flow/rail/label.ts';
import { textWidth } from '../../src/flow/rail/width.ts';
import { wrap, wrapEvenly } from '../../src/flow/rail/wrap.ts';

describe('wrap', () => {
  test.each([
    ['at spaces', 'Ask for a photo of the item', 12, ['Ask for a', 'photo of the', 'item']],
    [
      'after hyphens and slashes between letters',
      'the e-mail/letter check-list',
      12,
      ['the e-mail/', 'letter', 'check-list'],
    ],
    [
      'never inside a range or a name',
      'wait 5–10 days for @team-lead',
      10,
      ['wait 5–10', 'days for', '@team-lead'],
    ],
    [
      'never between a figure and its currency',
      'Is the refund over € 200?',
      20,
      ['Is the refund over', '€ 200?'],
    ],
    [
      'never between a figure and its sign',
      'a part of 1 500 ₱ or 15 % of it',
      9,
      ['a part of', '1 500 ₱', 'or 15 %', 'of it'],
    ],
    ['long words, with a hyphen', 'Rückerstattungsgenehmigung', 12, ['Rückerstatt-', 'ungsgenehmi-', 'gung']],
    [
      'between ideographs, not before a closing mark',
      '返金が二万円を超える場合。',
      12,
      ['返金が二万円', 'を超える場', '合。'],
    ],
    ['not after an opening mark', '承認を「リーダー」に', 8, ['承認を', '「リー', 'ダー」に']],
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, width, columns)).toEqual(lines);
  });

  test('no line is wider than asked, and nothing is lost', () => {
    const words = fc.array(
      fc.constantFrom('refund', 'Rückerstattung', 'е-пошта', '注文番号。', 'طلب', 'ตรวจสอบ', '👩‍👩‍👧', 'x'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 6, max: 40 }), (list, width) => {
        const text = list.join(' ');
        for (const lines of [wrap(text, width, columns), wrapEvenly(text, width, columns)]) {
          for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replace(/[-\s]/g, '')).toBe(text.replace(/[-\s]/g, ''));
        }
      }),
    );
  });

  test('even lines are as many as uneven ones', () => {
    const measure = (text: string) => textWidth(text, { size: 14 });
    const text = 'Ask the customer for a clear photo of the damaged parcel';
    const even = wrapEvenly(text, 200, measure);
    expect(even).toHaveLength(wrap(text, 200, measure).length);
    expect(Math.max(...even.map(measure))).toBeLessThanOrEqual(
      Math.max(...wrap(text, 200, measure).map(measure)),
    );
  });
});

describe('labels', () => {
  test('are cut after a whole word', () => {
    expect(cut('Ask the customer for a clear photo', 20)).toBe('Ask the customer…');
    expect(cut('Ask the customer', 20)).toBe('Ask the customer');
  });

  test('are never cut inside a character', () => {
    expect(cut('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 10)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|\u200d…/);
    expect(cut('𠮷'.repeat(20), 10)).toBe(`${'𠮷'.repeat(4)}…`);
  });

  test('lose what could deceive or break a terminal', () => {
    expect(clean('a\u001b[31mb\u202ec\u0000\u200bd\ud800 \n e')).toBe('a [31mbc d\ufffd e');
    expect(clean('48\u00a0hours')).toBe('48\u00a0hours');
  });
});
