import type { Duration } from '../document/amounts.ts';

/**
 * Dates are ISO 8601 calendar dates (`2026-01-31`) without time and zone; they are compared as text. Nothing here reads the clock.
 * Periods of 24 hours or less belong to times, not to dates.
 */
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayLength = 86_400_000;

/** Is the text an ISO date of a day that exists, from the year 0001 on? */
export function isDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = isoDate.exec(text)?.map(Number) ?? [];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysIn(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01. @throws RangeError where the text is no date */
function toDays(date: string): number {
  if (!isDate(date)) throw new RangeError(`Unexpected date \`${date}\`, expected one such as \`2026-01-31\``);
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

/** @throws RangeError outside of the years 0001 to 9999 */
function toDate(days: number): string {
  const date = new Date(days * dayLength);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new RangeError('Unexpected date beyond the years 0001 to 9999');
  return date.toISOString().slice(0, 10);
}

/** The date so many days later; earlier for a negative number. */
export const addDays = (date: string, days: number): string => toDate(toDays(date) + days);

/** From `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => toDays(to) - toDays(from);

/** Day of the week from 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export const weekday = (date: string): number => ((((toDays(date) + 3) % 7) + 7) % 7) + 1;

/** The same day so many months later; the last day of that month where it has no such day: 31 January + 1 month is 28 February. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = (isoDate.exec(date) ?? []).slice(1).map(Number);
  toDays(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  if (newYear < 1 || newYear > 9999) throw new RangeError('Unexpected date beyond the years 0001 to 9999');
  const newDay = Math.min(day, daysIn(newYear, newMonth));
  const pad = (n: number, size: number) => String(n).padStart(size, '0');
  return `${pad(newYear, 4)}-${pad(newMonth, 2)}-${pad(newDay, 2)}`;
}

/**
 * The date a duration after another. Parts of a day and shorter units do not move it; parts of a month or year are counted as days
 * (30 and 365 of them to the whole). Working days are Monday to Friday.
 *
 * @throws RangeError where `date` is no date or the result has no four-digit year
 */
export function addDuration(date: string, { amount, unit }: Duration): string {
  const whole = Math.trunc(amount);
  const rest = amount - whole;
  switch (unit) {
    case 'day':
      return addDays(date, whole);
    case 'week':
      return addDays(date, Math.trunc(amount * 7));
    case 'workday':
      return addWorkdays(date, whole);
    case 'month':
      return addDays(addMonths(date, whole), Math.trunc(rest * 30));
    case 'quarter':
      return addDays(
        addMonths(date, Math.trunc(amount * 3)),
        Math.trunc((amount * 3 - Math.trunc(amount * 3)) * 30),
      );
    case 'year':
      return addDays(addMonths(date, whole * 12), Math.trunc(rest * 365));
    default:
      return addDays(date, 0);
  }
}

/** So many working days later (Monday to Friday, public holidays are not known); the date itself for 0. */
export function addWorkdays(date: string, workdays: number): string {
  const step = Math.sign(workdays);
  const weeks = Math.trunc(workdays / 5);
  let at = addDays(date, weeks * 7);
  // Whole weeks from a Saturday or Sunday land on one again: it counts from the working day before.
  if (weeks !== 0 && weekday(at) > 5) at = addDays(at, step > 0 ? 5 - weekday(at) : 8 - weekday(at));
  for (let left = Math.abs(workdays - weeks * 5); left > 0; ) {
    at = addDays(at, step);
    if (weekday(at) <= 5) left--;
  }
  return at;
}

/** The day on which the next review is due. */
export const nextReview = (last: string, interval: Duration): string => addDuration(last, interval);

/** How a date lies to another: for "due in 3 days", "2 days late". */
export function dueState(due: string, today: string): { late: boolean; days: number } {
  const days = daysBetween(today, due);
  return { late: days < 0, days: Math.abs(days) };
}

/** The day that a moment falls on in a time zone: `2026-11-30T23:30:00Z` is 1 December in Riga. @param moment ISO 8601 with zone */
export const dayIn = (moment: string, timezone: string): string => daysOf(timezone)(moment);

/** The same for many moments. The day as written where the moment is no date. */
export function daysOf(timezone: string): (moment: string) => string {
  const known = calendars.get(timezone);
  if (known) return known;
  // Node needs longer to open its calendars than for most commands in all.
  if (timezone === 'UTC') return dayInUtc;
  // Swedish dates are ISO dates.
  const calendar = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const made = (moment: string) => {
    const time = new Date(moment);
    return Number.isNaN(time.getTime()) ? moment.slice(0, 10) : calendar.format(time).padStart(10, '0');
  };
  calendars.set(timezone, made);
  return made;
}

function dayInUtc(moment: string): string {
  const time = new Date(moment);
  const isPlain =
    !Number.isNaN(time.getTime()) && time.getUTCFullYear() >= 0 && time.getUTCFullYear() <= 9999;
  return isPlain ? time.toISOString().slice(0, 10) : moment.slice(0, 10);
}

/** Making the calendar of a zone takes longer than asking it. */
const calendars = new Map<string, (moment: string) => string>();
