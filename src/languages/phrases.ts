import { fold } from './fold.ts';
import type { ReadingWords } from './language.ts';
import { type Group, phrasePattern } from './pattern.ts';

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

/** A list of phrases, ready to be looked for. All are blind to case and to the kind of white space. */
export interface Phrases {
  /** The first match at or after `from`. Of several at one place the longest phrase wins. */
  find(text: string, from?: number): PhraseMatch | undefined;
  all(text: string): PhraseMatch[];
  /** A match at the beginning; signs such as `→`, `✅` or quotes may stand before it. */
  opens(text: string): PhraseMatch | undefined;
  /** The whole text is the phrase, apart from such signs and closing punctuation. */
  is(text: string): boolean;
  /** The text opens with the phrase as a label: `Yes:`, `Oui :`, `No →`, `Ja –`. `end` lies after the separator and white space. */
  label(text: string): PhraseMatch | undefined;
}

type ListKey = {
  [K in keyof ReadingWords]: ReadingWords[K] extends string[] ? K : never;
}[keyof ReadingWords];

const signs = '[^\\p{L}\\p{N}@#]{0,8}';
const cached = new WeakMap<ReadingWords, Map<readonly string[], Phrases>>();

/** Phrases of a word list of a language, made once: `phrasesOf(words, 'goOn').is('Go on.')`. */
export function phrasesOf(words: ReadingWords, key: ListKey): Phrases {
  return compilePhrases(words[key], words);
}

/** The same for a list of one's own. The list is not changed afterwards: it is the key under which the result is kept. */
export function compilePhrases(list: readonly string[], words: ReadingWords): Phrases {
  const lists = cached.get(words) ?? new Map<readonly string[], Phrases>();
  cached.set(words, lists);
  const phrases = lists.get(list) ?? compile(list, words);
  lists.set(list, phrases);
  return phrases;
}

function compile(list: readonly string[], words: ReadingWords): Phrases {
  const { source, groups } = phrasePattern(list, words);
  const make = (before: string, after: string, flags: string) => {
    let regex: RegExp | undefined;
    return () => {
      regex ??= new RegExp(`${before}${source}${after}`, flags);
      return regex;
    };
  };
  const anywhere = make('', '', 'gu');
  const precise = make('', '', 'duy');
  const opening = make(`^${signs}`, '', 'du');
  const whole = make(`^${signs}`, '[\\s.:…!?,;"\'”»)]*$', 'u');
  const labelled = make(`^${signs}`, '\\s{0,3}(?:[:.?,]|→|->|=>|[-–—](?=\\s))+\\s*', 'du');

  const find = (text: string, from = 0): PhraseMatch | undefined => {
    const folded = fold(text);
    const regex = anywhere();
    for (let at = from; at <= text.length; at++) {
      regex.lastIndex = at;
      const hit = regex.exec(folded);
      if (!hit) return undefined;
      at = hit.index;
      if (groups.length === 0) return { start: at, end: at + hit[0].length };
      const exact = precise();
      exact.lastIndex = at;
      const match = read(exact.exec(folded), text, groups, words);
      if (match) return match;
    }
    return undefined;
  };
  const once = (regex: RegExp, text: string) => read(regex.exec(fold(text)), text, groups, words);
  return {
    find,
    all(text) {
      const matches: PhraseMatch[] = [];
      for (let hit = find(text); hit; hit = find(text, Math.max(hit.end, hit.start + 1))) matches.push(hit);
      return matches;
    },
    opens: (text) => once(opening(), text),
    is: (text) => list.length > 0 && whole().test(fold(text)),
    label: (text) => once(labelled(), text),
  };
}

/** Turns what the expression caught into a match; undefined when the number is an ordinary one-letter word ("step a customer through"). */
function read(
  hit: RegExpExecArray | null,
  text: string,
  groups: Group[],
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
  const word = (group === 'nth' ? words.ordinals : words.numbers)[fold(span.text)];
  const [first, second] = span.text.match(/[a-z]{0,2}\d+(?:\.\d+)*[a-z]?/gi) ?? [span.text];
  match.number = span;
  match.n =
    word === undefined ? (group === 'nth' ? String(Number.parseInt(first, 10)) : first) : String(word);
  if (second !== undefined) match.to = second;
}

function addTarget(match: PhraseMatch, span: Span, words: ReadingWords): void {
  const target = trim(span);
  match.target = target;
  if (target.start > span.start) {
    match.shortTarget = target;
    return;
  }
  const join = compilePhrases(words.joins, words).find(span.text, 1);
  match.shortTarget = join ? trim({ ...span, text: span.text.slice(0, join.start) }) : target;
}

/** Without white space and quotation marks around it. */
function trim(span: Span): Span {
  const before = /^["“„«‘\s]*/.exec(span.text)?.[0].length ?? 0;
  const text = span.text.slice(before).replace(/["”“»’\s]+$/, '');
  return { text, start: span.start + before, end: span.start + before + text.length };
}
