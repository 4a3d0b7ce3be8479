import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addDuration,
  addMonths,
  addWorkdays,
  dayIn,
  daysBetween,
  dueState,
  isDate,
  nextReview,
  weekday,
} from '../../src/handbook/dates.ts';

const day = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2300-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isDate', () => {
  test.each(['2026-01-31', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) =>
    expect(isDate(text)).toBe(true),
  );
  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '26-1-1',
    '2026-1-1',
    '0000-01-01',
    '2026-01-31T00:00:00Z',
    '',
    '31.01.2026',
    ' 2026-01-31',
  ])('%j is none', (text) => expect(isDate(text)).toBe(false));
});

describe('days', () => {
  test('leap days and year ends', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });

  test('what is no date is refused, not guessed', () => {
    for (const text of ['2026-02-30', 'soon', '']) expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  test('adding and counting undo each other, and text order is date order', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const between = daysBetween(a, b);
        expect(addDays(a, between)).toBe(b);
        expect(Math.sign(between)).toBe(a < b ? 1 : a > b ? -1 : 0);
        expect(weekday(addDays(a, 7))).toBe(weekday(a));
      }),
    );
  });
});

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-22', 12, '2027-11-22'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

  test('the day stays or is the last of a shorter month; never the month after', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const result = addMonths(date, months);
        const count = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
        expect(isDate(result)).toBe(true);
        expect(count(result)).toBe(count(date) + months);
        if (result.slice(8) !== date.slice(8)) expect(addDays(result, 1).slice(8)).toBe('01');
      }),
    );
  });
});

describe('working days', () => {
  const slow = (date: string, workdays: number) => {
    let at = date;
    for (let left = Math.abs(workdays); left > 0; ) {
      at = addDays(at, Math.sign(workdays));
      if (weekday(at) <= 5) left--;
    }
    return at;
  };

  test('from a Friday to a Monday, from a weekend', () => {
    expect(addWorkdays('2026-11-20', 1)).toBe('2026-11-23');
    expect(addWorkdays('2026-11-21', 5)).toBe('2026-11-27');
    expect(addWorkdays('2026-11-22', 0)).toBe('2026-11-22');
  });

  test('the same as counting one by one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (date, count) => {
        expect(addWorkdays(date, count)).toBe(slow(date, count));
      }),
    );
  });
});

describe('durations', () => {
  test.each([
    ['2026-11-22', { amount: 12, unit: 'month' }, '2027-11-22'],
    ['2026-11-22', { amount: 2, unit: 'quarter' }, '2027-05-22'],
    ['2026-11-22', { amount: 1, unit: 'year' }, '2027-11-22'],
    ['2026-11-22', { amount: 90, unit: 'day' }, '2027-02-20'],
    ['2026-11-22', { amount: 2, unit: 'week' }, '2026-12-06'],
    ['2026-11-20', { amount: 1, unit: 'workday' }, '2026-11-23'],
    ['2026-11-22', { amount: 36, unit: 'hour' }, '2026-11-22'],
    ['2026-11-22', { amount: 1.5, unit: 'month' }, '2027-01-06'],
    ['2026-11-22', { amount: 1.5, unit: 'year' }, '2028-05-22'],
    ['2026-11-22', { amount: 0.5, unit: 'quarter' }, '2027-01-06'],
  ] as const)('%s and %j is %s', (date, duration, expected) =>
    expect(addDuration(date, duration)).toBe(expected),
  );

  test('a review is due after its interval; late is counted in days', () => {
    expect(nextReview('2026-01-31', { amount: 1, unit: 'month' })).toBe('2026-02-28');
    expect(dueState('2026-11-20', '2026-11-22')).toEqual({ late: true, days: 2 });
    expect(dueState('2026-11-22', '2026-11-22')).toEqual({ late: false, days: 0 });
  });
});

test('the day of a moment is that of the time zone', () => {
  expect(dayIn('2026-11-30T23:30:00Z', 'Europe/Riga')).toBe('2026-12-01');
  expect(dayIn('2026-11-30T23:30:00Z', 'UTC')).toBe('2026-11-30');
  expect(dayIn('2026-12-01T04:30:00+02:00', 'America/New_York')).toBe('2026-11-30');
});
