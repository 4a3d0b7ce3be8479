import { languages } from '../languages/index.ts';
import type { ValueFault } from './meta.ts';
import { fold } from './near.ts';

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
  if (!yearLast) return withMonthName(text);
  const [first, second, year] = [Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3])];
  const dates = [isoDate(year, second, first), isoDate(year, first, second)].filter(
    (date) => date !== undefined,
  );
  return dates.length > 0
    ? badDate(text, [...new Set(dates)])
    : { fault: 'date-impossible', values: { found: text } };
}

function badDate(found: string, [certain = '', other]: string[]): ValueFault {
  return other
    ? { fault: 'date-ambiguous', values: { found, expected: certain, other }, likely: [certain, other] }
    : { fault: 'date-format', values: { found, expected: certain }, certain };
}

/** `1 March 2026`, `March 1st, 2026`, `1. Dezember 2026`, `1 de marzo de 2026`: one day in any country. */
function withMonthName(text: string): Result {
  const dayFirst = /^(\d{1,2})\p{L}{0,2}\.?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})$/u.exec(text);
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})\p{L}{0,2},?\s+(\d{4})$/u.exec(text);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = name && monthNamed(name);
  if (!month) return { fault: 'date-unknown', values: { found: text } };
  const date = isoDate(Number(year), month, Number(day));
  return date ? badDate(text, [date]) : { fault: 'date-impossible', values: { found: text } };
}

/** Number of the month that a word names in any of the languages, long or short. */
function monthNamed(name: string): number | undefined {
  const wanted = fold(name);
  for (const { code } of languages) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(code, { month, day: 'numeric', timeZone: 'UTC' });
      for (let number = 1; number <= 12; number++) {
        const parts = format.formatToParts(new Date(Date.UTC(2026, number - 1, 1)));
        const found = parts.find(({ type }) => type === 'month')?.value ?? '';
        if (fold(found).replace(/\.$/, '') === wanted) return number;
      }
    }
  }
  return undefined;
}

/** A BCP 47 tag in its usual spelling (`pt-BR`); `en_GB` and the name of a language are offered as tags. */
export function readLanguage(text: string): Result {
  if (text === '') return { fault: 'empty-value', values: {} };
  if (languages.some(({ code }) => code === text)) return { value: text };
  const tag = text.replaceAll('_', '-');
  const named = languageNamed(text);
  const canonical = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? canonicalTag(tag) : undefined;
  if (canonical && tag === text && !named) return { value: canonical };
  const expected = named ?? canonical;
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

/** Tag of a language that is named in itself or in English. */
function languageNamed(name: string): string | undefined {
  codes ??= codesByName();
  return codes.get(fold(name));
}

/** Made when first asked for: the names of languages take long to load. */
let codes: ReadonlyMap<string, string> | undefined;

function codesByName(): Map<string, string> {
  const english = new Intl.DisplayNames(['en'], { type: 'language' });
  const names = languages.flatMap(({ name, code }) => [name, english.of(code) ?? ''].map((d) => [d, code]));
  // The first language of a name has it.
  return new Map(names.reverse().map(([name = '', code = '']) => [fold(name), code]));
}
