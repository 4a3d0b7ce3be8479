import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHours } from '../../src/handbook/hours.ts';

const open = (text: string) =>
  readHours(text).open?.map(({ days, from, until }) => `${days.join('')} ${from}-${until}`);

describe('readHours', () => {
  test.each([
    ['Mon-Fri 9:00-17:00', ['12345 09:00-17:00']],
    ['Mon–Fri 9–17', ['12345 09:00-17:00']],
    ['Mon-Fri 9:00-17:00, Sat 10:00-14:00', ['12345 09:00-17:00', '6 10:00-14:00']],
    ['Monday - Friday 08:30 - 12:00', ['12345 08:30-12:00']],
    ['Mon, Wed 9-12', ['13 09:00-12:00']],
    ['Mon, Wed 9-12; Fri 13-16', ['13 09:00-12:00', '5 13:00-16:00']],
    ['Sat-Sun 10-16', ['67 10:00-16:00']],
    ['Fri-Mon 9-17', ['5671 09:00-17:00']],
    ['Fri 22:00-02:00', ['5 22:00-24:00', '6 00:00-02:00']],
    ['Sun 20:00-24:00', ['7 20:00-24:00']],
    ['24/7', ['1234567 00:00-24:00']],
  ])('%s', (text, expected) => expect(open(text)).toEqual(expected));

  test.each([
    'by appointment',
    'Mon-Fri',
    '9-17',
    'Mon 25:00-26:00',
    'Mon 9:75-10:00',
    'Mon 9-9',
    '',
    'Mon-Fri 9-17, closed on holidays',
    'Mon 9-12, 13-17, Tue',
  ])('%j is kept as text', (text) => expect(readHours(text)).toEqual({ text }));

  test('any text is kept, and what is understood are real hours', () => {
    const part = fc.constantFrom(
      'Mon',
      'Fri',
      '-',
      '–',
      ' ',
      '9',
      '17:00',
      ',',
      ';',
      '24/7',
      '24:00',
      '00:00',
      'x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const read = readHours(parts.join(''));
        expect(read.text).toBe(parts.join('').trim());
        for (const { days, from, until } of read.open ?? []) {
          expect(days.every((day) => day >= 1 && day <= 7)).toBe(true);
          expect(from < until).toBe(true);
        }
      }),
    );
  });
});
