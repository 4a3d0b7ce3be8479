import { foldOnce } from './fold.ts';
import type { ReadingWords } from './language.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import type { Group } from './pattern.ts';

export interface Span {
  text: string;
  start: number;
  end: number;
}

/** Where a phrase was found. Offsets are UTF-16 code units of the text that was searched; the end is not included. */
export interface PhraseMatch {
  start: number;
  end: number;
  /** Step number as written, a number word as figures: `3`, `5a`, `A1.1`. */
  n?: string;
  /** Last number of a range: `4` of `2-4`. */
  to?: string;
  /** Place of the number, range included. */
  number?: Span;
  /** The rest of the clause that `{target}` stood for, without quotation marks. */
  target?: Span;
  /** The same up to the first joining word: "the team lead" of "the team lead and wait". */
  shortTarget?: Span;
}

/** Turns what an expression caught into a match; undefined when the number is an ordinary one-letter word ("step a customer through"). */
export function readMatch(
  hit: RegExpExecArray | null,
  text: string,
  groups: readonly Group[],
  words: ReadingWords,
): PhraseMatch | undefined {
  if (!hit) return undefined;
  const match: PhraseMatch = { start: hit.index, end: hit.index + hit[0].length };
  for (const [index, group] of groups.entries()) {
    const place = hit.indices?.[index + 1];
    if (!place) continue;
    const span = { text: text.slice(...place), start: place[0], end: place[1] };
    if (group === 'target') addTarget(match, span, words);
    else if (isWord(span, text)) return undefined;
    else addNumber(match, span, group, words);
  }
  return match;
}

const isWord = (span: Span, text: string) =>
  /^\p{Ll}$/u.test(span.text) && /^\s+[\p{L}\p{N}]/u.test(text.slice(span.end, span.end + 8));

function addNumber(match: PhraseMatch, span: Span, group: Group, words: ReadingWords): void {
  const named = group === 'nth' ? words.ordinals : words.numbers;
  const name = span.text.toLowerCase().normalize('NFC').replace(/\s+/g, ' ');
  const [first, second] = span.text.match(/[a-z]{0,2}\d+(?:\.\d+)*[a-z]?/gi) ?? [span.text];
  match.number = span;
  if (Object.hasOwn(named, name)) match.n = String(named[name]);
  else match.n = group === 'nth' ? String(Number.parseInt(first, 10)) : first;
  if (second !== undefined) match.to = second;
}

function addTarget(match: PhraseMatch, span: Span, words: ReadingWords): void {
  const target = trimmed(span);
  const quoted = target.start > span.start;
  const end = quoted ? undefined : firstJoin(span.text, words);
  match.target = target;
  match.shortTarget = end === undefined ? target : trimmed({ ...span, text: span.text.slice(0, end) });
}

const joins = new WeakMap<ReadingWords, Lookup>();

/** Offset of the first joining word that is not at the beginning. */
function firstJoin(target: string, words: ReadingWords): number | undefined {
  const lookup = joins.get(words) ?? lookupOf(words.joins, words);
  joins.set(words, lookup);
  const { text, tokens } = foldOnce(target);
  const joinsAt = (start: number, word: string) =>
    lookup.at(word).some((phrase) => {
      const { regex } = phrase.followedBy('');
      regex.lastIndex = start;
      return regex.test(text);
    });
  return tokens.find(({ start, word }, n) => n > 0 && joinsAt(start, word))?.start;
}

/** Without white space and quotation marks around it. */
function trimmed(span: Span): Span {
  const before = /^["“„«‘\s]*/.exec(span.text)?.[0].length ?? 0;
  const text = span.text.slice(before).replace(/["”“»’\s]+$/, '');
  return { text, start: span.start + before, end: span.start + before + text.length };
}
