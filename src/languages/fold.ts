import { isFigure } from './lookup.ts';
import { letters } from './pattern.ts';
import { isStart, type Starts, startsOf } from './starts.ts';

/** A text made ready for matching: lower case with straight apostrophes, of the same length, so that offsets stay true. */
export interface Folded {
  text: string;
  tokens: Token[];
  /** Those of the tokens with which some phrase can begin. */
  heads: Token[];
}

/** A run of letters, marks, figures and `_`. */
export interface Token {
  /** In NFC. */
  word: string;
  start: number;
  starts: Starts;
  isFigure: boolean;
}

const kept = new Map<string, Folded>();
/** Enough for the sentences of a document and their parts. */
const mostKept = 512;

/** The last texts are kept: readers ask many lists about one sentence, and go back and forth between it and its parts. */
export function fold(source: string): Folded {
  const known = kept.get(source);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const folded = foldOnce(source);
  kept.set(source, folded);
  return folded;
}

/** Forgets the texts: a list of phrases was added since, and what they can begin with is another. */
export function forget(): void {
  kept.clear();
  lastSource = undefined;
}

/** The same for a text that is asked about once. */
export function foldOnce(source: string): Folded {
  const lower = lowered(source);
  const isAscii = ascii.test(lower);
  const text = !isAscii && /[’ʼ]/.test(lower) ? lower.replace(/[’ʼ]/g, "'") : lower;
  const composed = isAscii || text.normalize('NFC') === text;
  const folded: Folded = { text, tokens: [], heads: [] };
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isLetter(text.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      const word = text.slice(start, at);
      const token = tokenOf(composed ? word : word.normalize('NFC'), start);
      folded.tokens.push(token);
      if (token.isFigure || isStart(token.starts)) folded.heads.push(token);
      start = -1;
    }
  }
  return folded;
}

const tokenOf = (word: string, start: number): Token => ({
  word,
  start,
  starts: startsOf(word),
  isFigure: isFigure(word),
});

/** Signs that may stand before the first word of a text: `→`, `✅`, quotes. */
const mostBefore = 8;
let lastSource: string | undefined;
let lastFirst: Token | undefined;

/**
 * The first word of a text; undefined where a sign of a mention or more than a few signs stand before it. Many lists are asked one after
 * the other whether a text opens with one of their phrases: most say no by its first word, and nothing else of it is looked at.
 */
export function firstToken(source: string): Token | undefined {
  if (source !== lastSource) {
    lastFirst = findFirst(source);
    lastSource = source;
  }
  return lastFirst;
}

function findFirst(source: string): Token | undefined {
  for (let start = 0; start <= mostBefore && start < source.length; start++) {
    const code = source.charCodeAt(start);
    if (code >= 0x80) return firstOf(fold(source));
    if (code === 0x40 || code === 0x23) return undefined;
    if (!isLetter(code) && !isCapital(code)) continue;
    let end = start + 1;
    for (; end < source.length; end++) {
      const next = source.charCodeAt(end);
      if (next >= 0x80) return firstOf(fold(source));
      if (!isLetter(next) && !isCapital(next)) break;
    }
    return tokenOf(source.slice(start, end).toLowerCase(), start);
  }
  return undefined;
}

function firstOf({ text, tokens: [first] }: Folded): Token | undefined {
  return !first || first.start > mostBefore || /[@#]/.test(text.slice(0, first.start)) ? undefined : first;
}

const isCapital = (code: number) => code >= 0x41 && code <= 0x5a;

const ascii = /^[\0-\x7f]*$/;

/** For every UTF-16 code unit: 1 for those that the expressions count as letters. Made once, 64 KB. */
let table: Uint8Array | undefined;

function isLetter(code: number): boolean {
  table ??= letterTable();
  return table[code] === 1;
}

function letterTable(): Uint8Array {
  const made = new Uint8Array(0x10000);
  for (const [from = '', to = from] of letters.match(/.-.|./gs)?.map((range) => range.split('-')) ?? [])
    made.fill(1, from.charCodeAt(0), to.charCodeAt(0) + 1);
  return made;
}

function lowered(source: string): string {
  const lower = source.toLowerCase();
  if (lower.length === source.length) return lower;
  // A few letters grow when lower-cased (İ): those stay as they are.
  return source.replace(/./gsu, (sign) => {
    const small = sign.toLowerCase();
    return small.length === sign.length ? small : sign;
  });
}
