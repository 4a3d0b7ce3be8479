import { headsOf } from './heads.ts';
import type { ReadingWords } from './language.ts';
import { type Group, phrasePattern } from './pattern.ts';

/** A phrase as an expression, made when it is first tried. */
export interface CompiledPhrase {
  /** To be tried at one place (`lastIndex`). @param after source of what has to follow */
  followedBy(after: string): { regex: RegExp; groups: Group[] };
}

/** The phrases of a list by the word that they begin with: only few are tried at any place of a text. */
export interface Lookup {
  at(word: string): readonly CompiledPhrase[];
  /** The same for every word with which some phrase of the list begins. */
  heads: ReadonlyMap<string, readonly CompiledPhrase[]>;
  /** Phrases that may begin with a figure that is none of these words, and those that may begin with any other word. */
  figures: readonly CompiledPhrase[];
  others: readonly CompiledPhrase[];
}

/** Figures with up to two letters before them, or one letter alone: `3`, `A1`, `b`. */
export function isFigure(word: string): boolean {
  let at = 0;
  while (at < 3 && isSmall(word.charCodeAt(at))) at++;
  return (at < 3 && isDigit(word.charCodeAt(at))) || (at === 1 && word.length === 1);
}

const isSmall = (code: number) => code >= 0x61 && code <= 0x7a;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

export function lookupOf(list: readonly string[], words: ReadingWords): Lookup {
  const byWord = new Map<string, CompiledPhrase[]>();
  const numbers: CompiledPhrase[] = [];
  const anywhere: CompiledPhrase[] = [];
  const numberWords = [...Object.keys(words.numbers), ...Object.keys(words.ordinals)].map(
    (name) => name.split(/[ -]/)[0] ?? name,
  );
  for (const phrase of new Set(list)) {
    const compiled = compile(phrase, words);
    const heads = headsOf(phrase);
    for (const word of new Set([...heads.words, ...(heads.number ? numberWords : [])]))
      byWord.set(word, [...(byWord.get(word) ?? []), compiled]);
    if (heads.number) numbers.push(compiled);
    if (heads.unknown) anywhere.push(compiled);
  }
  // Every word of a text is asked for: what may begin with it is put together beforehand.
  const all = (known: readonly CompiledPhrase[], more: readonly CompiledPhrase[]) => [
    ...new Set([...known, ...more, ...anywhere]),
  ];
  const others = all([], []);
  const figures = all([], numbers);
  const heads = new Map(
    [...byWord].map(([word, known]) => [word, all(known, isFigure(word) ? numbers : [])] as const),
  );
  return { at: (word) => heads.get(word) ?? (isFigure(word) ? figures : others), heads, figures, others };
}

function compile(phrase: string, words: ReadingWords): CompiledPhrase {
  const made = new Map<string, { regex: RegExp; groups: Group[] }>();
  return {
    followedBy(after) {
      const known = made.get(after);
      if (known) return known;
      const { source, groups } = phrasePattern(phrase, words);
      const pattern = { regex: new RegExp(source + after, groups.length > 0 ? 'dy' : 'y'), groups };
      made.set(after, pattern);
      return pattern;
    },
  };
}
