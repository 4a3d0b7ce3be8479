import { fold } from './fold.ts';
import type { ReadingWords, TimeUnit } from './language.ts';
import { literal, phrasePattern } from './pattern.ts';

/** An amount of time in a text: "within 48 hours", "30 min", "2 à 3 jours". */
export interface TimeMatch {
  start: number;
  end: number;
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
      amount: number,
      ...(to === undefined ? {} : { to: readAmount(to, words) ?? number }),
      unit: kind,
      limit: opening !== undefined || closing !== undefined,
    });
  }
  return found;
}

/** A whole text that is one duration: `15 min`, `1 day`, `2 uur`, `4h`; undefined for anything else. */
export function readDuration(
  text: string,
  words: ReadingWords,
): { amount: number; unit: TimeUnit } | undefined {
  const trimmed = text.trim();
  const match = findTimes(trimmed, words).find((time) => time.to === undefined);
  if (!match || match.limit || match.start !== 0 || match.end !== trimmed.length) return undefined;
  return { amount: match.amount, unit: match.unit };
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
    'gu',
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
