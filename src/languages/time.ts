import { fold } from './fold.ts';
import type { ReadingWords, TimeUnit } from './language.ts';
import { letters, listPattern, literal } from './pattern.ts';

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
  /** Amount and unit, tried where an amount can begin. */
  figure: RegExp;
  /** What may stand directly before it. */
  opening: RegExp;
  closing: RegExp;
  /** First words of amounts that are words. */
  counted: Set<string>;
  units: Map<string, TimeUnit>;
  /** Names of units without a look at their borders: most texts have neither such a name nor a figure. */
  unitNames: RegExp;
}

const expressions = new WeakMap<ReadingWords, Expressions>();
/** How far before a figure its opening may begin. */
const reach = 100;

/** All amounts of time in a text, in order. Words that are also articles ("an hour") count only with an opening word before them. */
export function findTimes(text: string, words: ReadingWords): TimeMatch[] {
  const made = expressionsOf(words);
  if (!/\d/.test(text) && !made.unitNames.test(text)) return [];
  const folded = fold(text);
  const found: TimeMatch[] = [];
  for (const { word, start } of folded.tokens) {
    const end = found.at(-1)?.end ?? 0;
    if (start < end || !(/^\d/.test(word) || made.counted.has(word))) continue;
    const time = timeAt(folded.text, start, end, made, words);
    if (time) found.push(time);
  }
  return found;
}

function timeAt(
  text: string,
  start: number,
  after: number,
  made: Expressions,
  words: ReadingWords,
): TimeMatch | undefined {
  made.figure.lastIndex = start;
  const hit = made.figure.exec(text);
  const { amount = '', to, unit = '' } = hit?.groups ?? {};
  const number = readAmount(amount, words);
  const kind = made.units.get(clean(unit));
  if (!hit || number === undefined || !kind) return undefined;
  const end = start + hit[0].length;
  // "After a second reminder" counts reminders.
  const counts = kind === 'second' && number === 1 && /^\s+\p{L}/u.test(text.slice(end));
  if (counts && !/^\d/.test(amount)) return undefined;
  const before = made.opening.exec(text.slice(Math.max(after, start - reach), start));
  if (!before && !/^\d/.test(amount) && !Object.hasOwn(words.numbers, clean(amount))) return undefined;
  made.closing.lastIndex = end;
  const behind = made.closing.exec(text);
  return {
    start: start - (before?.[0].length ?? 0),
    end: end + (behind?.[0].length ?? 0),
    figure: { start, end },
    amount: number,
    ...(to === undefined ? {} : { to: readAmount(to, words) ?? number }),
    unit: kind,
    limit: before !== null || behind !== null,
  };
}

function expressionsOf(words: ReadingWords): Expressions {
  const known = expressions.get(words);
  if (known) return known;
  const units = new Map(
    (Object.entries(words.timeUnits) as [TimeUnit, string[]][]).flatMap(([unit, names]) =>
      names.map((name) => [name, unit] as const),
    ),
  );
  const counted = [...Object.keys(words.numbers), ...Object.keys(words.amounts)];
  const made = {
    figure: figureExpression(words, counted, [...units.keys()]),
    opening: new RegExp(`${listPattern(words.time, words)}\\s{1,3}$`),
    closing: new RegExp(`\\s{1,3}${listPattern(words.timeAfter, words)}`, 'y'),
    counted: new Set(counted.map((name) => /^[\p{L}\p{M}\p{N}_]+/u.exec(name)?.[0] ?? name)),
    units,
    unitNames: new RegExp(oneOf(shortest([...units.keys()].filter((name) => name.length > 2))), 'i'),
  };
  expressions.set(words, made);
  return made;
}

function figureExpression(words: ReadingWords, counted: string[], units: string[]): RegExp {
  const amount = `(?<![\\d.,])(?:\\d{1,3}(?:[.,]\\d{1,2})?|${oneOf(counted)}(?=\\s))`;
  const range = `(?:\\s{0,2}(?:[-–—]|\\s${oneOf(words.ranges)}\\s)\\s{0,2}(?<to>\\d{1,3}(?:[.,]\\d{1,2})?))?`;
  const border = `(?![${letters}])`;
  return new RegExp(`(?<amount>${amount})${range}[\\s-]{0,3}(?<unit>${oneOf(units)})${border}`, 'y');
}

const oneOf = (texts: string[]) =>
  `(?:${[...texts]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|')})`;

/** Names that hold no other of the names: where `day` is not, `working days` is not. */
const shortest = (names: readonly string[]) =>
  names.filter((name) => !names.some((other) => other !== name && name.includes(other)));

const clean = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

function readAmount(text: string, words: ReadingWords): number | undefined {
  if (/^\d/.test(text)) return Number(text.replace(',', '.'));
  return words.numbers[clean(text)] ?? words.amounts[clean(text)];
}
