import { fold } from './fold.ts';
import type { ReadingWords, TimeUnit } from './language.ts';
import { literal, phrasePattern } from './pattern.ts';

/** An amount of time in a text: "within 48 hours", "30 min", "2 à 3 jours". */
export interface TimeMatch {
  start: number;
  end: number;
  /** Where amount and unit stand, without the words around them. */
  figure: { start: number; end: number };
  amount: number;
  /** Upper end of a range: 10 of "5–10 minutes". */
  to?: number;
  unit: TimeUnit;
  /** Stands with an opening or closing word ("within", "laikā"): a limit, a wait or a rhythm, not just a length. */
  limit: boolean;
}

interface Expressions {
  times: RegExp;
  units: Map<string, TimeUnit>;
}

const expressions = new WeakMap<ReadingWords, Expressions>();

/** All amounts of time in a text, in order. Words that are also articles ("an hour") count only with an opening word before them. */
export function findTimes(text: string, words: ReadingWords): TimeMatch[] {
  const { times, units } = expressionsOf(words);
  const found: TimeMatch[] = [];
  for (const hit of fold(text).matchAll(times)) {
    const { opening, amount = '', to, unit = '', closing } = hit.groups ?? {};
    const number = readAmount(amount, words);
    const kind = units.get(unit.normalize('NFC').replace(/\s+/g, ' '));
    if (number === undefined || !kind) continue;
    if (!opening && !/\d/.test(amount) && !(clean(amount) in words.numbers)) continue;
    found.push({
      start: hit.index,
      end: hit.index + hit[0].length,
      figure: {
        start: hit.indices?.groups?.amount?.[0] ?? hit.index,
        end: hit.indices?.groups?.unit?.[1] ?? 0,
      },
      amount: number,
      ...(to === undefined ? {} : { to: readAmount(to, words) ?? number }),
      unit: kind,
      limit: opening !== undefined || closing !== undefined,
    });
  }
  return found;
}

function expressionsOf(words: ReadingWords): Expressions {
  let made = expressions.get(words);
  if (!made) {
    const units = new Map(
      (Object.entries(words.timeUnits) as [TimeUnit, string[]][]).flatMap(([unit, names]) =>
        names.map((name) => [name, unit] as const),
      ),
    );
    made = { times: timeExpression(words, [...units.keys()]), units };
    expressions.set(words, made);
  }
  return made;
}

function timeExpression(words: ReadingWords, units: string[]): RegExp {
  const counted = [...Object.keys(words.numbers), ...Object.keys(words.amounts)];
  const amount = `(?<![\\d.,])(?:\\d{1,3}(?:[.,]\\d{1,2})?|${oneOf(counted)}(?=\\s))`;
  const opening = phrasePattern(words.time, words).source;
  const closing = phrasePattern(words.timeAfter, words).source;
  const range = `(?:\\s{0,2}(?:[-–—]|\\s${oneOf(words.ranges)}\\s)\\s{0,2}(?<to>\\d{1,3}(?:[.,]\\d{1,2})?))?`;
  const border = '(?![\\p{L}\\p{M}\\p{N}_])';
  return new RegExp(
    `(?:(?<opening>${opening})\\s{1,3})?(?<![\\p{L}\\p{M}\\p{N}_])(?<amount>${amount})${range}[\\s-]{0,3}(?<unit>${oneOf(units)})${border}(?:\\s{1,3}(?<closing>${closing}))?`,
    'dgu',
  );
}

const oneOf = (texts: string[]) =>
  `(?:${[...texts]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|')})`;

const clean = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

function readAmount(text: string, words: ReadingWords): number | undefined {
  if (/^\d/.test(text)) return Number(text.replace(',', '.'));
  return words.numbers[clean(text)] ?? words.amounts[clean(text)];
}
