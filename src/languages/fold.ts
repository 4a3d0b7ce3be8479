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

let last: { source: string; folded: Folded } | undefined;

/** The last text is kept: readers ask many lists about one sentence. */
export function fold(source: string): Folded {
  if (last?.source !== source) last = { source, folded: foldOnce(source) };
  return last.folded;
}

/** The same for a part of a text: the whole stays the one that is kept. */
export function foldOnce(source: string): Folded {
  const text = lowered(source).replace(/[’ʼ]/g, "'");
  const tokens: Token[] = [];
  for (const hit of text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu))
    tokens.push({ word: hit[0].normalize('NFC'), start: hit.index });
  return { text, tokens };
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
