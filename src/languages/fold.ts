import { letters } from './pattern.ts';

/** A text made ready for matching: lower case with straight apostrophes, of the same length, so that offsets stay true. */
export interface Folded {
  text: string;
  tokens: Token[];
}

/** A run of letters, marks, figures and `_`. */
export interface Token {
  /** In NFC. */
  word: string;
  start: number;
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

/** The same for a text that is asked about once. */
export function foldOnce(source: string): Folded {
  const lower = lowered(source);
  const isAscii = ascii.test(lower);
  const text = !isAscii && /[’ʼ]/.test(lower) ? lower.replace(/[’ʼ]/g, "'") : lower;
  const composed = isAscii || text.normalize('NFC') === text;
  const tokens: Token[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isLetter(text.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      const word = text.slice(start, at);
      tokens.push({ word: composed ? word : word.normalize('NFC'), start });
      start = -1;
    }
  }
  return { text, tokens };
}

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
