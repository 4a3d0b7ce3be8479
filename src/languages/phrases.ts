import { firstToken, fold, forget, type Token } from './fold.ts';
import type { ReadingWords } from './language.ts';
import { type CompiledPhrase, type Lookup, lookupOf } from './lookup.ts';
import { type PhraseMatch, readMatch } from './match.ts';
import { enter } from './starts.ts';

/** A list of phrases, ready to be looked for. All are blind to case and to the kind of white space. */
export interface Phrases {
  /** The first match at or after `from`. Of several at one place the longest wins. */
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

const cached = new WeakMap<ReadingWords, Map<readonly string[], Phrases>>();

/** Phrases of a word list of a language, made once: `phrasesOf(words, 'goOn').is('Go on.')`. */
export function phrasesOf(words: ReadingWords, key: ListKey): Phrases {
  return compilePhrases(words[key], words);
}

/** The same for a list of one's own. The list is not changed afterwards: it is the key under which the result is kept. */
export function compilePhrases(list: readonly string[], words: ReadingWords): Phrases {
  const lists = cached.get(words) ?? new Map<readonly string[], Phrases>();
  cached.set(words, lists);
  const phrases = lists.get(list) ?? phrasesFrom(lookupOf(list, words), words);
  lists.set(list, phrases);
  return phrases;
}

const afterWhole = '[\\s.:…!?,;"\'”»)]*$';
const afterLabel = '\\s{0,3}(?:[:.?,]|→|->|=>|[-–—](?=\\s))+\\s*';

function phrasesFrom(lookup: Lookup, words: ReadingWords): Phrases {
  const list = enter(lookup.heads);
  forget();
  const longestOf = (
    phrases: readonly CompiledPhrase[],
    text: string,
    folded: string,
    start: number,
    after: string,
  ) => {
    let longest: PhraseMatch | undefined;
    for (const phrase of phrases) {
      const { regex, groups } = phrase.followedBy(after);
      regex.lastIndex = start;
      const match = readMatch(regex.exec(folded), text, groups, words);
      if (match && match.end > (longest?.end ?? 0)) longest = match;
    }
    return longest;
  };
  const phrasesAt = ({ starts, isFigure }: Token) =>
    starts[list] ?? (isFigure ? lookup.figures : lookup.others);
  const find = (text: string, from: number): PhraseMatch | undefined => {
    const { text: folded, tokens, heads } = fold(text);
    const places = lookup.others.length > 0 ? tokens : heads;
    for (let n = firstFrom(places, from); n < places.length; n++) {
      const token = places[n] as Token;
      const phrases = phrasesAt(token);
      const match = phrases.length > 0 ? longestOf(phrases, text, folded, token.start, '') : undefined;
      if (match) return match;
    }
    return undefined;
  };
  const first = (text: string, after: string): PhraseMatch | undefined => {
    const token = firstToken(text);
    const phrases = token ? phrasesAt(token) : [];
    return token && phrases.length > 0
      ? longestOf(phrases, text, fold(text).text, token.start, after)
      : undefined;
  };
  return {
    find: (text, from = 0) => find(text, from),
    all(text) {
      const matches: PhraseMatch[] = [];
      for (let hit = find(text, 0); hit; hit = find(text, hit.end)) matches.push(hit);
      return matches;
    },
    opens: (text) => first(text, ''),
    is: (text) => first(text, afterWhole) !== undefined,
    label: (text) => first(text, afterLabel),
  };
}

/** Index of the first token at or behind an offset. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
