import { headsOf } from './heads.ts';
import type { ReadingWords } from './language.ts';
import { type Group, phrasePattern } from './pattern.ts';

/** A phrase as an expression, made when it is first tried. */
interface CompiledPhrase {
  /** To be tried at one place (`lastIndex`). @param after source of what has to follow */
  followedBy(after: string): { regex: RegExp; groups: Group[] };
}

/** The phrases of a list by the word that they begin with: only few are tried at any place of a text. */
export interface Lookup {
  at(word: string): readonly CompiledPhrase[];
}

const figures = /^(?:[a-z]{0,2}\d|[a-z]$)/;

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
  const plain = new Map([...byWord].map(([word, known]) => [word, all(known, [])]));
  const figure = new Map([...byWord].map(([word, known]) => [word, all(known, numbers)]));
  const otherFigure = all([], numbers);
  return {
    at(word) {
      const isFigure = numbers.length > 0 && figures.test(word);
      return isFigure ? (figure.get(word) ?? otherFigure) : (plain.get(word) ?? anywhere);
    },
  };
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
