import type { Position } from 'unist';
import type { Places } from '../document/places.ts';
import { foldSpace } from '../document/text.ts';
import { isAscii } from '../languages/ascii.ts';
import { findTimes, phrasesOf } from '../languages/index.ts';
import type { ReadingWords, TimeUnit } from '../languages/language.ts';
import type { TextPiece } from './pieces.ts';

/** A number of the text and what it counts. */
export interface FigureFact {
  value: number;
  /** Upper end of a range: 10 of "5–10 minutes". */
  to?: number;
  /** A unit of time, `percent`, a currency (`EUR`), or the word that follows, lower case; empty where none does. */
  unit: TimeUnit | string;
  /** As written: "30 days". */
  text: string;
  /** Heading of the nearest section above. */
  section: string;
  place: Position;
}

const currencies: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP', '₱': 'PHP' };
const number = '\\d{1,3}(?:[\\s.,\\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d{1,2})?';
const figureAmong = (letter: string, mark: string, digit: string) =>
  `(?<![${letter}${digit}_#@.,:/-])(?:(?<sign>[€$£₱]|\\b(?:EUR|USD|GBP|PHP))\\s?)?(?<amount>${number})(?:\\s?(?<after>[%€$£₱]|[${letter}][${letter}${mark}-]*))?(?![${digit}]|[.:/-]\\d)`;
const figure = new RegExp(figureAmong('\\p{L}', '\\p{M}', '\\p{N}'), 'giu');
/** The same for text in ASCII: the classes of all scripts take many times as long. */
const asciiFigure = new RegExp(figureAmong('a-z', '', '0-9'), 'gi');

/** A phone number in its international form. */
const phone = /\+\d[\d\s()./-]{5,}\d/g;

/** The figures of a document in source order. Code, addresses, dates, clock times, versions, phone numbers and numbers of steps are none. */
export function figuresOf(texts: readonly TextPiece[], words: ReadingWords, places: Places): FigureFact[] {
  return texts.flatMap(({ source, start, section, address }) =>
    address
      ? []
      : inText(source, words).map(({ from, until, ...fact }) => ({
          ...fact,
          text: foldSpace(source.slice(from, until)),
          section: foldSpace(section.replace(/^#+|#+$/g, '')),
          place: places.place(start + from, start + until),
        })),
  );
}

interface Found {
  value: number;
  to?: number;
  unit: string;
  from: number;
  until: number;
}

function inText(text: string, words: ReadingWords): Found[] {
  const times: Found[] = findTimes(text, words).map(({ amount, to, unit, figure: { start, end } }) => ({
    value: amount,
    ...(to !== undefined && { to }),
    unit,
    from: start,
    until: end,
  }));
  if (!/\d/.test(text)) return times;
  const isTaken = overlapping([...times, ...numbersThatCountNothing(text, words)]);
  const others = [...text.matchAll(isAscii(text) ? asciiFigure : figure)].flatMap((hit): Found[] => {
    const { sign, amount = '', after = '' } = hit.groups ?? {};
    // With a currency before it, the word that follows says nothing of the figure.
    const written = sign ? hit[0].slice(0, hit[0].indexOf(amount) + amount.length) : hit[0];
    const range = { from: hit.index, until: hit.index + written.length };
    return isTaken(range) ? [] : [{ value: valueOfNumber(amount), unit: unitOf(sign, after), ...range }];
  });
  return [...times, ...others].sort((a, b) => a.from - b.from);
}

interface Range {
  from: number;
  until: number;
}

const overlapping = (taken: readonly Range[]) => (range: Range) =>
  taken.some(({ from, until }) => range.from < until && from < range.until);

/** Numbers of steps and phone numbers. */
function numbersThatCountNothing(text: string, words: ReadingWords): Range[] {
  const steps = (['step', 'jumpToStep', 'repeatStep'] as const).flatMap((key) =>
    phrasesOf(words, key).all(text),
  );
  const phones = text.includes('+') ? [...text.matchAll(phone)] : [];
  return [
    ...steps.map(({ start, end }) => ({ from: start, until: end })),
    ...phones.map((hit) => ({ from: hit.index, until: hit.index + hit[0].length })),
  ];
}

function unitOf(sign: string | undefined, after: string): string {
  const mark = sign ?? after;
  if (mark === '%') return 'percent';
  if (currencies[mark]) return currencies[mark] ?? '';
  if (sign) return sign.toUpperCase();
  return /^(?:EUR|USD|GBP|PHP)$/i.test(after) ? after.toUpperCase() : after.toLowerCase();
}

/** A separator before exactly three digits at the end groups thousands; any other is the decimal sign. */
function valueOfNumber(text: string): number {
  const [, whole = '', cents] = /^(.*?)(?:[.,](\d{1,2}))?$/s.exec(text) ?? [];
  return Number(`${whole.replace(/[^\d]/g, '')}${cents ? `.${cents}` : ''}`);
}
