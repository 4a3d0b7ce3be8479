import type { Acronym } from './acronym-shape.ts';

/** How many words an expansion of `n` letters may have: small words and a lead come on top. */
const longest = (n: number) => n * 2 + 3;

/** Tells whether a text says what an acronym stands for, anywhere or beside one of its uses. */
export interface Expansions {
  explains(acronym: Acronym): boolean;
}

/**
 * Reads a text for expansions: "service level agreement (SLA)", "SLA (service level agreement)", "SLA: service level agreement", and
 * "Service Level Agreement" with its capitals anywhere. The letters have to occur in the words in their order, the first at the start of
 * a word. A name in capitals that first stands in brackets behind another name is explained too: "Regulation 2017/745 (MDR)".
 */
export function expansionsIn(prose: string, small: readonly string[]): Expansions {
  const first = new Set<string>();
  let initials: string | undefined;
  const isSpelledOut = (letters: string): boolean => {
    initials ??= initialsIn(prose, small);
    return initials.includes(lettersOf(letters.toUpperCase(), false).join(''));
  };
  return {
    explains({ letters, start, end }) {
      const before = prose.slice(Math.max(0, start - 200), start);
      const after = prose.slice(end, end + 200);
      const isFirst = !first.has(letters);
      first.add(letters);
      return (
        isAfterItsWords(before, after, letters) ||
        isBeforeItsWords(after, letters) ||
        (isFirst && isAfterName(before, after)) ||
        (letters.length > 2 && isSpelledOut(letters))
      );
    },
  };
}

/** The first letters of words with a capital that follow each other, small words between them: `KPI` for "Key Performance Indicators". */
function initialsIn(prose: string, small: readonly string[]): string {
  const between = new RegExp(`^[\\s*_-]+(?:(?:${small.join('|')})\\s+){0,3}$`, 'u');
  let initials = '';
  let end = 0;
  for (const { 0: word, index } of prose.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}[\p{L}\p{M}'’]*/gu)) {
    const isNear = index - end <= longestGap && between.test(prose.slice(end, index));
    initials += `${isNear ? '' : ' '}${[...word][0]}`;
    end = index + word.length;
  }
  return initials;
}

/** Signs between two words that belong together: three small words and what stands around them. */
const longestGap = 40;

/** The acronym alone in brackets. */
const closed = /^['’]?\p{Ll}{0,3}[*_"”’»]*\s*[),;]/u;

function isAfterName(before: string, after: string): boolean {
  return closed.test(after) && /(?:^|\s)[*_"“«]*[\p{Lu}\d][^\s()]*[*_"”»]*\s*\([*_"“«]*$/u.test(before);
}

/** "… level agreement (SLA)", also with something else in the brackets: "(Service Level Agreement, SLA)". */
function isAfterItsWords(before: string, after: string, letters: string): boolean {
  const opened = /(?:[([]|[([][^()]*[,;:=–—-])\s*[*_"“‘«]*$/u.test(before);
  if (!closed.test(after) || !opened) return false;
  const words = wordsOf(before).slice(-longest(letters.length));
  return words.some((_, n) => fits(letters, words.slice(n)));
}

/** "SLA (service level agreement)", "SLA: …", "SLA – …", "SLA = …", "SLA, …". */
function isBeforeItsWords(after: string, letters: string): boolean {
  const joined = /^['’]?\p{Ll}{0,3}[*_"”’»]*\s*(?:([:=(,])|[-–—](?=\s))[:*_"“‘«\s]*/u.exec(after);
  if (!joined) return false;
  const clause = /^[^()[\].;:\n]*/u.exec(after.slice(joined[0].length))?.[0] ?? '';
  const words = wordsOf(clause).slice(0, longest(letters.length));
  const fit = [0, 1].some((n) => fits(letters, words.slice(n), Math.min(2, words.length)));
  return fit || (joined[1] === '(' && isNearly(letters, words));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The letters occur in these words in order, the first at the start of the first word, at least `initials` of them at starts of words. */
function fits(letters: string, words: readonly string[], initials = 1): boolean {
  const wanted = lettersOf(letters);
  const [first] = words;
  if (!first || !plain(first).startsWith(wanted[0] ?? '')) return false;
  let at = 0;
  let starts = 0;
  for (const word of words.map(plain)) {
    if (at < wanted.length && word.startsWith(wanted[at] ?? '')) starts++;
    for (const letter of word) if (letter === wanted[at]) at++;
  }
  return at >= wanted.length && starts >= initials;
}

/** As many words as letters, and most of them begin with their letter: XSS is cross-site scripting. */
function isNearly(letters: string, words: readonly string[]): boolean {
  const wanted = lettersOf(letters);
  const right = wanted.filter((letter, n) => plain(words[n] ?? '').startsWith(letter)).length;
  return words.length === wanted.length && right * 3 >= wanted.length * 2;
}

function lettersOf(letters: string, folded = true): string[] {
  return [...(folded ? plain(letters) : letters)].filter((d) => d !== '&');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
